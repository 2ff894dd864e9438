@echo off
az network vnet create -g rg-bat -n vnet-bat ^
  --address-prefixes 10.62.0.0/33
