// The names of the GraphQL layer are Hot Chocolate's: moving to that package changes this file and a reference.
global using ServiceRegistry.GraphQL;
global using ServiceRegistry.GraphQL.Execution;
