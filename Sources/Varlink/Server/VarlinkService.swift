// SPDX-License-Identifier: GPL-3.0-or-later

/// What a server tells about itself by `org.varlink.service.GetInfo`.
public struct VarlinkService: Sendable {
  public var vendor: String
  public var product: String
  public var version: String
  public var url: String

  public init(vendor: String, product: String, version: String, url: String) {
    self.vendor = vendor
    self.product = product
    self.version = version
    self.url = url
  }
}
