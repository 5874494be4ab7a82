# ./dev docs: the documentation as a site.
# shellcheck shell=bash

readonly SITE=build/docs

docs_command() {
  local serve=false
  case ${1:-} in
    "") ;;
    --serve) serve=true ;;
    *) usage_error "docs takes --serve or nothing, got '$*'" ;;
  esac
  [[ $# -le 1 ]] || usage_error "docs takes --serve or nothing, got '$*'"
  has_node || fail "Node.js 18.19 or newer with npm is missing: run ./dev setup"
  install_npm_packages
  step "Building the documentation"
  quietly build/docs.log npm run --silent site --workspace docs
  note "the site is $SITE/index.html"
  [[ $serve == false ]] || exec npx --no-install vitepress preview docs
}
