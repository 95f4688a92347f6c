#!/usr/bin/env bash
# What the tests need beside Python packages: a browser from Debian, axe-core from npm.
# It gets what can be had and never fails: a test whose component is missing says so by name, and
# fails in CI.
set -u
folder=${1:?the folder for what npm brings}

if ! command -v chromedriver >/dev/null || ! command -v chromium >/dev/null; then
    sudo=
    [ "$(id -u)" = 0 ] || sudo="sudo -n"
    if command -v apt-get >/dev/null; then
        echo "installing chromium and chromium-driver"
        { $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends chromium chromium-driver fonts-dejavu-core
        } >/dev/null 2>&1 || echo "chromium cannot be installed here"
    fi
fi

if [ ! -f "$folder/node_modules/axe-core/axe.min.js" ] && command -v npm >/dev/null; then
    echo "installing axe-core"
    mkdir -p "$folder"
    npm install --silent --no-audit --no-fund --prefix "$folder" axe-core@4 >/dev/null 2>&1 ||
        echo "axe-core cannot be installed here"
fi
exit 0
