# What both scripts need; sourced, not run.

ASADMIN="${ASADMIN:-asadmin}"
ADMIN_PORT="${PAYARA_ADMIN_PORT:-4848}"
ADMIN_USER="${PAYARA_ADMIN_USER:-admin}"
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

fail() {
    echo "sluice: $*" >&2
    exit 1
}

# PAYARA_PASSWORD_FILE is asadmin's own format (AS_ADMIN_PASSWORD=...), so no password is ever an argument.
admin() {
    local login=(--port "$ADMIN_PORT" --user "$ADMIN_USER" --interactive=false)
    [[ -z "${PAYARA_PASSWORD_FILE:-}" ]] || login+=(--passwordfile "$PAYARA_PASSWORD_FILE")
    "$ASADMIN" "${login[@]}" "$@"
}

# One JVM for a whole file of commands, instead of one each.
admin_file() {
    admin multimode --printprompt=false --file "$1" 2>&1
}

require_server() {
    command -v "$ASADMIN" > /dev/null || fail "no asadmin found: put Payara's bin directory on the PATH or set ASADMIN"
    admin version > /dev/null 2>&1 \
        || fail "no server answers on port $ADMIN_PORT: start the domain, or set PAYARA_ADMIN_PORT (and PAYARA_PASSWORD_FILE)"
}

# In the order things depend on each other; what is not there is no error.
remove_everything() {
    local commands
    commands="$(mktemp)"
    cat > "$commands" << 'END'
undeploy sluice
delete-jdbc-resource jdbc/sluice
delete-jdbc-resource jdbc/sluice-xa
delete-jdbc-connection-pool --cascade=true sluice-db-pool
delete-jdbc-connection-pool --cascade=true sluice-db-xa-pool
delete-connector-resource jms/sluice
delete-connector-connection-pool --cascade=true sluice-jms-pool
undeploy sluice-jms
END
    admin_file "$commands" > /dev/null || true
    rm -f "$commands"
}
