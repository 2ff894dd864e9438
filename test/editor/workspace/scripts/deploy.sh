#!/usr/bin/env bash
SERVICES=10.60.1.0/24

az group create -n rg-script -l westeurope
az network vnet create -g rg-script -n vnet-script \
  --address-prefixes 10.60.0.0/16 --subnet-name nodes --subnet-prefixes 10.60.1.0/24
SUBNET_ID=$(az network vnet subnet show -g rg-script --vnet-name vnet-script -n nodes --query id -o tsv)
az aks create -g rg-script -n aks-script \
  --network-plugin azure --network-plugin-mode overlay \
  --vnet-subnet-id "$SUBNET_ID" \
  --service-cidr $SERVICES \
  --dns-service-ip 10.60.1.10
