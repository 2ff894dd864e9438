variable "prefix" {
  description = "The beginning of every name."
  type        = string
  default     = "shop"
}

variable "location" {
  description = "The Azure region."
  type        = string
  default     = "westeurope"
}

variable "address_space" {
  description = "The address space that the network team gave us."
  type        = string
  default     = "10.0.0.0/16"
}

variable "node_subnet_prefix" {
  description = "The addresses of all nodes and their pods."
  type        = string
  default     = "10.0.4.0/25"
}

variable "max_nodes" {
  description = "The most nodes that the autoscaler may start for the shop."
  type        = number
  default     = 10
}
