using 'main.bicep'

param prefix = 'shop'
param nodeSubnetPrefix = '10.0.4.0/25'
param maxNodes = 12
