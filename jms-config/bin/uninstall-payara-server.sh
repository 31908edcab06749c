#!/usr/bin/env bash
# Takes Sluice off a running Payara Server. The data directory and the database stay as they are.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

require_server
remove_everything
echo "Sluice is removed; its data is where it was."
