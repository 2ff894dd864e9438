az network vnet create -g rg-ps -n vnet-ps `
  --address-prefixes 10.61.0.0/33
