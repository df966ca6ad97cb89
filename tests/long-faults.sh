#!/usr/bin/env bash
# The long forms of the tests that make faults, in a Release build: about half an hour. Beside them little should run.
set -euo pipefail
cd "$(dirname "$0")/.."
export SERVICE_REGISTRY_FAULTS=long
exec dotnet test -c Release tests/ServiceRegistry.EndToEnd --logger 'console;verbosity=detailed' --filter "${1:-FullyQualifiedName~EndToEnd.Faults}"
