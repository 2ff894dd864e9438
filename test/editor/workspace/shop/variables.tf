variable "node_prefix" {
  type    = string
  default = "10.0.4.0/25"
}
