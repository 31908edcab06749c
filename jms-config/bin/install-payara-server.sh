#!/usr/bin/env bash
# Puts Sluice on a running Payara Server: drivers, settings, resource adapter, pools, application. May be run again, to
# upgrade or to change a setting: what is there is replaced, and no data is touched.
#
#   PATH=$PATH:/opt/payara6/bin SLUICE_DATA_DIR=/var/lib/sluice jms-config/bin/install-payara-server.sh
#
# Reads the settings in docs/operations/install.md. PAYARA_ADMIN_PORT, PAYARA_ADMIN_USER and PAYARA_PASSWORD_FILE say
# how to reach the server; SLUICE_EAR, SLUICE_RAR and SLUICE_DRIVERS (a directory of JDBC drivers) where the archives are.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

ROOT="$(cd "$HERE/../.." && pwd)"
EAR="${SLUICE_EAR:-$ROOT/ear/target/sluice.ear}"
RAR="${SLUICE_RAR:-$ROOT/jms-config/target/sluice-jms.rar}"
DRIVERS="${SLUICE_DRIVERS:-$ROOT/ear/target/drivers}"
RESOURCES="$ROOT/jms-config/src/main/config/payara-resources.asadmin"
DATA="${SLUICE_DATA_DIR:-$PWD/sluice-data}"

[[ -f "$EAR" && -f "$RAR" ]] || fail "$EAR or $RAR is not there: build them (mvn package), or set SLUICE_EAR and SLUICE_RAR"
[[ "$DATA" == /* && "$DATA" != *[[:space:]]* ]] || fail "SLUICE_DATA_DIR is \"$DATA\": give an absolute path without spaces"
require_server

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
chmod 700 "$work"

# Within a command's property list these characters separate names, values and pairs. The backslash that says they do
# not is itself doubled, because asadmin takes one away when it reads commands from a file.
escaped() {
    sed -e 's/\\/\\\\\\\\/g' -e 's/[:=]/\\\\&/g' <<< "$1"
}

# So that a network that swallows packets holds no thread for ever; what the URL itself says goes first. The launcher of
# sluice.jar has the same.
with_defaults() {
    local url="$1" default
    for default in cancelSignalTimeout=5 connectTimeout=5 loginTimeout=10 options=-c%20plan_cache_mode=force_custom_plan \
        socketTimeout=30 tcpKeepAlive=true; do
        case "$url" in
            *[?\&]"${default%%=*}="*) ;;
            *\?*) url+="&$default" ;;
            *) url+="?$default" ;;
        esac
    done
    echo "$url"
}

database() {
    if [[ -n "${SLUICE_DB_URL:-}" ]]; then
        [[ "$SLUICE_DB_URL" == jdbc:postgresql:* ]] || fail "SLUICE_DB_URL does not start with jdbc:postgresql:"
        [[ -n "${SLUICE_DB_USER:-}" ]] || fail "SLUICE_DB_URL is set: set SLUICE_DB_USER too"
        DB_URL="$(with_defaults "$SLUICE_DB_URL")" DB_USER="$SLUICE_DB_USER" DB_PASSWORD="${SLUICE_DB_PASSWORD:-}"
        DB_DATASOURCE=org.postgresql.ds.PGSimpleDataSource DB_XA_DATASOURCE=org.postgresql.xa.PGXADataSource
    else
        DB_URL="jdbc:h2:async:$DATA/db/sluice;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
        DB_USER=sluice DB_PASSWORD=sluice
        DB_DATASOURCE=org.h2.jdbcx.JdbcDataSource DB_XA_DATASOURCE=org.h2.jdbcx.JdbcDataSource
    fi
}

# The server keeps the password encrypted under this name; the pool's configuration holds the name only.
store_password() {
    (umask 077 && printf 'AS_ADMIN_ALIASPASSWORD=%s\n' "$DB_PASSWORD" > "$work/alias")
    [[ -z "${PAYARA_PASSWORD_FILE:-}" ]] || cat "$PAYARA_PASSWORD_FILE" >> "$work/alias"
    local verb=create
    ! admin list-password-aliases 2> /dev/null | grep -qx 'sluice-db-password' || verb=update
    PAYARA_PASSWORD_FILE="$work/alias" admin "$verb-password-alias" sluice-db-password > /dev/null
}

# Read by the resource adapter and by the application inside the server, whose own environment may be another one.
# Secrets are left out: give those to the server's environment.
server_properties() {
    local name value
    echo "create-system-properties sluice.data.dir=$(escaped "$DATA")"
    for name in SLUICE_BROKER_URL SLUICE_BROKER_ACCEPTOR SLUICE_BROKER_USER SLUICE_EXECUTION_CONCURRENCY; do
        value="${!name:-}"
        if [[ -n "$value" ]]; then
            echo "create-system-properties $(tr 'A-Z_' 'a-z.' <<< "$name")=$(escaped "$value")"
        fi
    done
}

settings() {
    server_properties
    cat << 'END'
set-hazelcast-configuration --enabled=false --dynamic=false
set configs.config.server-config.phone-home-runtime-configuration.enabled=false
set-log-levels org.apache.activemq.audit=OFF:org.apache.activemq.artemis.core.server=WARNING:org.hibernate=WARNING:org.jboss.weld.Servlet=SEVERE:org.jboss.weld.Context=SEVERE:org.jboss.weld.Conversation=SEVERE
END
    echo "set configs.config.server-config.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=${SLUICE_HTTP_THREADS:-64}"
}

resources() {
    local text
    text="$(grep -v '^#' "$RESOURCES")"
    text="${text//@JMS_CONNECTIONS@/"${SLUICE_BROKER_POOL_SIZE:-16}"}"
    text="${text//@DB_CONNECTIONS@/"${SLUICE_DB_POOL_SIZE:-32}"}"
    text="${text//@CONCURRENCY@/"${SLUICE_EXECUTION_CONCURRENCY:-16}"}"
    text="${text//@BROKER_USER@/"$(escaped '${MPCONFIG=sluice.broker.user:}')"}"
    text="${text//@BROKER_PASSWORD@/"$(escaped '${MPCONFIG=sluice.broker.password:}')"}"
    text="${text//@DB_DATASOURCE@/"$DB_DATASOURCE"}"
    text="${text//@DB_XA_DATASOURCE@/"$DB_XA_DATASOURCE"}"
    text="${text//@DB_URL@/"$(escaped "$DB_URL")"}"
    text="${text//@DB_USER@/"$(escaped "$DB_USER")"}"
    text="${text//@DB_PASSWORD@/"$(escaped '${ALIAS=sluice-db-password}')"}"
    echo "$text"
}

run() {
    local output
    output="$(admin_file "$1")" || fail "$2: $output"
    # multimode goes on after a command that failed, and ends well.
    ! grep -iE -A2 'failed|error' <<< "$output" >&2 || fail "$2 did not go through; the server's log says why"
}

# The libraries of the EAR are where every module of it, and the container, finds the handlers that others add.
add_handlers() {
    [[ -n "${SLUICE_HANDLERS_DIR:-}" ]] || return 0
    [[ -d "$SLUICE_HANDLERS_DIR" ]] || fail "SLUICE_HANDLERS_DIR is \"$SLUICE_HANDLERS_DIR\": name a directory that holds the handlers' jars"
    command -v jar > /dev/null || fail "SLUICE_HANDLERS_DIR is set, and adding to the EAR needs the JDK's jar command on the PATH"
    mkdir -p "$work/ear/lib"
    cp "$SLUICE_HANDLERS_DIR"/*.jar "$work/ear/lib/"
    cp "$EAR" "$work/sluice.ear"
    jar uf "$work/sluice.ear" -C "$work/ear" lib
    EAR="$work/sluice.ear"
}

database
add_handlers
echo "Sluice: replacing what is there ..."
remove_everything
echo "Sluice: settings ..."
for driver in "$DRIVERS"/*.jar; do
    admin add-library "$driver" > /dev/null 2>&1 || true
done
store_password
settings > "$work/settings"
run "$work/settings" "setting up the server"
echo "Sluice: resource adapter and pools ..."
echo "deploy --force=true --name sluice-jms $RAR" > "$work/adapter"
run "$work/adapter" "deploying the resource adapter"
resources > "$work/resources"
run "$work/resources" "creating the pools"
admin ping-connection-pool sluice-db-pool > /dev/null 2>&1 \
    || fail "the database does not answer at $DB_URL: check SLUICE_DB_URL, SLUICE_DB_USER and SLUICE_DB_PASSWORD"
echo "Sluice: application ..."
echo "deploy --force=true --name sluice $EAR" > "$work/application"
run "$work/application" "deploying the application"
echo "Sluice is installed; its data is in $DATA."
