/** Valid scripts in which every construct stands that our reader tells apart, each statement further down indented as usual. */
export const powerShellSamples: Readonly<Record<string, string>> = {
  'az in PowerShell': `#Requires -Version 7
param(
    [Parameter(Mandatory = $true)]
    [string]$ResourceGroup,
    [string]$Location = 'westeurope'
)

$ErrorActionPreference = "Stop"
$clusterName = "aks-$($ResourceGroup.ToLower())-01"
$tags = @('env=dev', "owner=$env:USERNAME")

# The network comes first.
az group create --name $ResourceGroup --location $Location | Out-Null
az network vnet create \`
    --resource-group $ResourceGroup \`
    --name "$clusterName-vnet" \`
    --address-prefixes 10.0.0.0/8 \`
    --tags $tags

$subnetId = az network vnet subnet show --resource-group $ResourceGroup --vnet-name "$clusterName-vnet" \`
    --name nodes --query id -o tsv 2>$null
if (-not $subnetId) {
    Write-Host "no subnet in '$ResourceGroup'"
    exit 1
} elseif ($Location -eq 'northeurope') {
    az extension add --name aks-preview
}
else {
    $body = @"
{ "id": "$subnetId", "text": "$(az account show --query "id" -o tsv)" }
"@
    $body | Set-Content -Path ./out.json
}

function New-Pool([string]$Name, [int]$Count = 3) {
    az aks nodepool add -g $ResourceGroup --cluster-name $clusterName -n $Name -c $Count
    return (az aks nodepool show -n $Name | ConvertFrom-Json).id
}

foreach ($pool in 'one', 'two') {
    try {
        $null = New-Pool -Name $pool
    } catch {
        throw "failed: $_"
    }
}
`,
  'the Az module': `$parameters = @{
    ResourceGroupName = 'rg'
    Name              = 'aks'
    Tag               = @{ a = 'b'; c = "d" }
    NodeCount         = if ($env:PROD) { 5 } else { 3 }
}

$subnets = @(
    New-AzVirtualNetworkSubnetConfig -Name nodes -AddressPrefix '10.0.0.0/24'
    New-AzVirtualNetworkSubnetConfig -Name pods -AddressPrefix "10.1.0.0/16", '10.2.0.0/16'
)
$vnet = New-AzVirtualNetwork -Name vnet -ResourceGroupName rg -Location westeurope -AddressPrefix 10.0.0.0/8 -Subnet $subnets -Force:$true
$vnet | Add-AzVirtualNetworkSubnetConfig -Name more -AddressPrefix ('10.{0}.0.0/16' -f 3) | Set-AzVirtualNetwork

switch ($parameters.NodeCount) {
    3 { $size = 'Standard_D4s_v5' }
    default { $size = 'Standard_D2s_v5' }
}

1..3 | ForEach-Object {
    $parameters["key$_"] = [string]::Join(',', @($_, 1))
}

New-AzAksCluster @parameters -NodeVnetSubnetID $vnet.Subnets[0].Id -NodeVmSize $size -Verbose
`,
};
