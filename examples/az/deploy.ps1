# Makes a small copy of the shop for tests, in a network of its own.
$Prefix = 'shop-test'
$Location = 'westeurope'
$Group = "rg-$Prefix"

az group create --name $Group --location $Location --output none

az network vnet create `
  --resource-group $Group `
  --name "vnet-$Prefix" `
  --location $Location `
  --address-prefixes 10.8.0.0/16 `
  --subnet-name snet-nodes `
  --subnet-prefixes 10.8.0.0/26 `
  --output none

$SubnetId = az network vnet subnet show --resource-group $Group --vnet-name "vnet-$Prefix" --name snet-nodes --query id --output tsv

az aks create `
  --resource-group $Group `
  --name "aks-$Prefix" `
  --location $Location `
  --nodepool-name system `
  --node-vm-size Standard_D2s_v5 `
  --node-count 2 `
  --network-plugin azure `
  --network-plugin-mode overlay `
  --service-cidr 10.9.0.0/16 `
  --dns-service-ip 10.9.0.1 `
  --vnet-subnet-id $SubnetId `
  --generate-ssh-keys
