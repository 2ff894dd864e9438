using 'main.bicep'

param nodePrefix = '10.0.4.0/25'
