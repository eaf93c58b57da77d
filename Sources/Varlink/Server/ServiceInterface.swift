// SPDX-License-Identifier: GPL-3.0-or-later

/// `org.varlink.service`, which every server offers.
public enum ServiceInterface {
  public struct Info: Codable, Hashable, Sendable {
    public var vendor: String
    public var product: String
    public var version: String
    public var url: String
    public var interfaces: [String]
  }

  public struct Which: Codable, Hashable, Sendable {
    public var interface: String
    public init(interface: String) { self.interface = interface }
  }

  public struct Description: Codable, Hashable, Sendable {
    public var description: String
  }

  public static let getInfo = VarlinkMethodType<Nothing, Info>("org.varlink.service.GetInfo")
  public static let getInterfaceDescription = VarlinkMethodType<Which, Description>(
    "org.varlink.service.GetInterfaceDescription")

  static func served(
    _ about: VarlinkService, beside others: [InterfaceDescription]
  ) throws(VarlinkError) -> VarlinkInterface {
    let own = try InterfaceDescription(parsing: description)
    let texts = Dictionary((others + [own]).map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
    let info = Info(
      vendor: about.vendor, product: about.product, version: about.version, url: about.url,
      interfaces: texts.keys.sorted())
    return try VarlinkInterface(
      description,
      methods: [
        VarlinkMethod(getInfo) { _, _ in info },
        VarlinkMethod(getInterfaceDescription) { which, _ in
          guard let text = texts[which.interface] else {
            throw VarlinkReplyError.interfaceNotFound(which.interface)
          }
          return Description(description: text)
        },
      ])
  }

  public static let description = """
    # What every varlink service says of itself.
    interface org.varlink.service

    # Who made the service, and which interfaces it offers.
    method GetInfo() -> (
      # Who stands behind the service.
      vendor: string,
      # The name of the service.
      product: string,
      # Its version.
      version: string,
      # Where to read about it.
      url: string,
      # The names of its interfaces.
      interfaces: []string
    )

    # The description of one interface, in this language.
    method GetInterfaceDescription(
      # The interface's name.
      interface: string
    ) -> (
      # The description.
      description: string
    )

    # No interface of that name is offered.
    error InterfaceNotFound (
      # The name that was called.
      interface: string
    )

    # The interface has no method of that name.
    error MethodNotFound (
      # The name that was called.
      method: string
    )

    # The interface has the method, but this service does not offer it.
    error MethodNotImplemented (
      # The name that was called.
      method: string
    )

    # A parameter is missing, of another type than described, or unknown.
    error InvalidParameter (
      # The parameter's name; of one inside another, the path to it.
      parameter: string
    )

    # This user may not call this.
    error PermissionDenied ()

    # The method answers more than once, and has to be called with more.
    error ExpectedMore ()
    """
}

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
