# Sets up a Windows container from setup.json beside this file; running it again changes nothing.
$ErrorActionPreference = 'Stop'
$setup = Get-Content -Raw -Encoding UTF8 (Join-Path $PSScriptRoot 'setup.json') | ConvertFrom-Json

foreach ($interface in $setup.interfaces) {
  $adapter = Get-WmiObject Win32_NetworkAdapter | Where-Object { $_.MACAddress -eq $interface.mac }
  if (-not $adapter) { throw "no interface has the MAC address $($interface.mac)" }
  if ($interface.address) {
    $configuration = Get-WmiObject Win32_NetworkAdapterConfiguration -Filter "Index = $($adapter.Index)"
    if ($configuration.IPAddress -notcontains $interface.address) {
      $result = $configuration.EnableStatic(@($interface.address), @($interface.netmask)).ReturnValue
      if ($result -gt 1) { throw "the address $($interface.address) was refused: code $result" }
    }
  }
}

$known = Get-WmiObject Win32_IP4RouteTable | ForEach-Object { "$($_.Destination) $($_.Mask) $($_.NextHop)" }
foreach ($route in $setup.routes) {
  if ($known -notcontains "$($route.subnet) $($route.netmask) $($route.nextHop)") {
    & route.exe ADD $route.subnet MASK $route.netmask $route.nextHop | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "the route to $($route.subnet) was refused" }
  }
}

if ($setup.hostname -and $env:COMPUTERNAME -ne $setup.hostname) {
  (Get-WmiObject Win32_ComputerSystem).Rename($setup.hostname) | Out-Null
}
