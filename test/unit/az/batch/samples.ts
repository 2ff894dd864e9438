/** A valid batch file with every construct that our reader tells apart. */
export const batchSample = `@echo off
setlocal enabledelayedexpansion
set RG=my-rg
set "VNET=%RG%-vnet"
set /p NAME="Name of the cluster: "
if "!NAME!"=="" set NAME=aks

rem The network comes first.
call az group create --name %RG% --location "west europe" || exit /b 1
call az network vnet create ^
    --resource-group %RG% ^
    --name "%VNET%" ^
    --address-prefixes 10.0.0.0/8
for /f "tokens=*" %%i in ('az network vnet subnet show -g %RG% --vnet-name "%VNET%" -n nodes --query id -o tsv 2^>nul') do set SUBNET_ID=%%i
if "%1"=="" (
    echo it's the default
    set SIZE=Standard_D4s_v5
) else (
    set SIZE=%~1
)
for %%p in (one two) do (
    call az aks nodepool add -g %RG% --cluster-name !NAME! -n %%p
)
:: The last step.
call az aks create -g %RG% -n !NAME! --vnet-subnet-id %SUBNET_ID% --node-vm-size %SIZE% > nul & echo done
goto :eof
`;
