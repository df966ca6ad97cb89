# Stages can be taken from another registry, or from images made by hand, by these two arguments.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK_IMAGE} AS build
# npm brings the explorer in; without it the build succeeds too, and /graphql says how to get it.
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/ServiceRegistry.Server -c Release -o /app -p:UseAppHost=false -p:RestoreLockedMode=true -p:PublishForThisMachine=true

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /app .
# /data is the one volume; whoever runs the server needs no other place to write to.
RUN mkdir /data && chown 10001 /data
USER 10001
ENV ASPNETCORE_URLS=http://+:8080 \
    ConnectionStrings__Registry="Data Source=/data/registry.db"
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=10s --timeout=3s CMD ["dotnet", "ServiceRegistry.Server.dll", "--probe", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["dotnet", "ServiceRegistry.Server.dll"]
