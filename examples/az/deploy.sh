#!/usr/bin/env bash
# Makes the network and the cluster of the shop.
set -euo pipefail

PREFIX=shop
LOCATION=westeurope

# The address space that the network team gave us.
ADDRESS_SPACE=10.0.0.0/16

# The addresses of all nodes and their pods.
NODE_SUBNET_PREFIX=10.0.4.0/25

az group create --name "rg-$PREFIX" --location "$LOCATION" --output none

az network vnet create \
  --resource-group "rg-$PREFIX" \
  --name "vnet-$PREFIX" \
  --location "$LOCATION" \
  --address-prefixes "$ADDRESS_SPACE" \
  --subnet-name snet-nodes \
  --subnet-prefixes "$NODE_SUBNET_PREFIX" \
  --output none

az network vnet subnet create \
  --resource-group "rg-$PREFIX" \
  --vnet-name "vnet-$PREFIX" \
  --name snet-endpoints \
  --address-prefixes 10.0.0.0/26 \
  --output none

SUBNET_ID=$(az network vnet subnet show \
  --resource-group "rg-$PREFIX" \
  --vnet-name "vnet-$PREFIX" \
  --name snet-nodes \
  --query id \
  --output tsv)

az aks create \
  --resource-group "rg-$PREFIX" \
  --name "aks-$PREFIX" \
  --location "$LOCATION" \
  --nodepool-name system \
  --node-vm-size Standard_D4s_v5 \
  --node-count 3 \
  --network-plugin azure \
  --vnet-subnet-id "$SUBNET_ID" \
  --generate-ssh-keys
