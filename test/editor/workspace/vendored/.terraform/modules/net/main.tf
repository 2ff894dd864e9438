resource "azurerm_subnet" "broken" {
  name             = "broken"
  address_prefixes = ["10.0.0.0/33"]
}
