/** Valid scripts in the manner of real ones, for tests that change them. */
export const samples: Readonly<Record<string, string>> = {
  cluster: `#!/bin/bash
set -euo pipefail

# Names and ranges. Don't change them.
RG="rg-aks"
LOCATION=\${LOCATION:-westeurope}
export VNET=vnet-aks SUBNET="snet-aks"
PREFIXES=(
  10.0.0.0/16 # nodes
  10.1.0.0/16
)

az group create --name $RG --location "$LOCATION"
az network vnet create \\
    --resource-group $RG \\
    --name "$VNET" \\
    --address-prefixes "\${PREFIXES[@]}" \\
    --subnet-name $SUBNET --subnet-prefix 10.0.0.0/24

SUBNET_ID=$(az network vnet subnet show -g "$RG" --vnet-name $VNET -n $SUBNET --query id -o tsv)

if [[ -z "$SUBNET_ID" ]]; then
  echo "no subnet: $(date)" >&2
  exit 1
elif [ "$LOCATION" = 'westeurope' ]; then
  ZONES="1 2 3"
else
  ZONES=1
fi

az aks create -g $RG -n aks --vnet-subnet-id $SUBNET_ID --service-cidr 10.2.0.0/16 \\
  --dns-service-ip 10.2.0.10 --tags '{"a": "b"}' && echo done
`,
  functions: `create_pool() {
  local name=$1 count="\${2:-3}"
  shift 2
  az aks nodepool add --name "$name" --node-count $count "$@" || return 1
}

function wait_for {
  until az aks show -n $1 -g $RG > /dev/null 2>&1; do
    sleep $((5 * 2))
  done
}

for pool in user spot; do
  case "$pool" in
    spot | low)
      create_pool $pool 1 --priority Spot
      ;;
    *) create_pool $pool ;;
  esac
done

wait_for aks
`,
  documents: `cat <<EOF | kubectl apply -f -
apiVersion: v1
name: $NAME
EOF

az rest --method put --url "https://management.azure.com$ID?api-version=2024-01-01" --body '{
  "properties": { "a": "b" }
}'

az aks update --name <cluster-name> --resource-group <Resource Group> \\
  --api-server-authorized-ip-ranges 73.140.245.0/24

read -r A B <<< "$(az account show --query '[id, tenantId]' -o tsv)"
( cd sub && ./run.sh ) | tee log
`,
};
