// SPDX-License-Identifier: GPL-3.0-or-later

/// The person whose reader it is.
enum Anna {
  static let password = "fjorten-kvist"
  static let pin = "270945"
}

extension Machine {
  /// Starts the reader and waits until it listens, with lines for its configuration file.
  func startReader(_ configuration: [String] = []) throws {
    let lines = configuration.map { "'\($0)'" }.joined(separator: " ")
    try shell.run(
      """
      reader \(lines) & until [ -S /run/kodeoplaeser/socket ] || ! kill -0 $!; do sleep 0.1; done
      [ -S /run/kodeoplaeser/socket ] || { cat /tmp/reader; false; }
      """)
  }

  /// Starts the reader for the first time and makes it Anna's, from the command line; her keypad becomes its own.
  func startAnnasReader() throws {
    try startReader()
    try takeKeypad()
    try shell.run("printf '%s\\n' \(Anna.password) \(Anna.pin) | kodeoplaeser enrol anna --stdin")
  }

  /// The emulated keypad says that it is a whole keyboard, as most do: the reader asks for plus on it.
  func takeKeypad() throws {
    try transcript.hears("errorKeypadNotChosen")
    try press("+")
    try transcript.hears("keypadChosen")
  }

  /// Waits until nothing more is said: the reader answers where it is.
  func comeToRest() throws {
    try press("5")
    try transcript.hears("hereRest")
  }

  /// A service asks; the request.
  func ask(_ options: String = "--action logOn", text: String = "Log on to see your post") throws
    -> ServiceRequest
  {
    try ServiceRequest(options, text: text, on: self)
  }
}

/// What a service of the machine asked.
struct ServiceRequest {
  private let file: String
  private let machine: Machine

  fileprivate init(_ options: String, text: String, on machine: Machine) throws {
    self.machine = machine
    file = try machine.shell.run("mktemp /tmp/request.XXXXXX")[0]
    try machine.shell.run(
      """
      mkfifo \(file).in; (kodeoplaeser request --user anna --service Borger.dk \(options) --text '\(text)' \
      --language en --json <>\(file).in >\(file) 2>&1; echo "exit $?" >>\(file)) & \
      until grep -q -e requested -e exit \(file); do sleep 0.1; done
      """)
  }

  /// The one-time code that the service shows.
  func code() throws -> String {
    let lines = try machine.shell.run("sed -n 's/.*\"oneTimeCode\":\"\\([0-9]*\\)\".*/\\1/p' \(file)")
    guard let code = lines.first else { throw MachineError("the request has no one-time code") }
    return code
  }

  /// What is given to the service: lines of its standard input.
  func give(_ lines: String...) throws {
    try machine.shell.run("printf '%s\\n' \(lines.joined(separator: " ")) >\(file).in")
  }

  /// Waits until it is answered.
  ///
  /// - Parameter status: how the command must end.
  /// - Returns: its last line.
  @discardableResult
  func ends(with status: Int) throws -> String {
    let lines = try machine.shell.run("until grep -q '^exit' \(file); do sleep 0.1; done; tail -n 2 \(file)")
    guard lines.last == "exit \(status)" else {
      throw MachineError("the request should end with \(status): \(lines.joined(separator: " / "))")
    }
    return lines[0]
  }
}
