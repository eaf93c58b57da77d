// SPDX-License-Identifier: GPL-3.0-or-later
import CCurl
import Cryptography
import Glibc
import Platform

/// HTTPS, by libcurl: certificates verified always, TLS 1.2 or later, no redirection, and bounds of time and size for whatever answers.
struct Web: Sendable {
  /// Bytes of an answer, and of its headers: the daemon takes no more.
  static let mostBytes = 65_536
  /// Milliseconds until a connection is there, and until all of an answer is.
  private static let (mostToConnect, mostToAnswer) = (5_000, 15_000)

  /// The file of the authorities, in place of the system's.
  private let certificates: String?

  /// - Throws: `WebError` where the authorities' file cannot be read, or libcurl cannot be used.
  init(certificates: String?) throws(WebError) {
    if let certificates, unsafe access(certificates, R_OK) != 0 {
      throw WebError("\(certificates): \(SystemError.last)")
    }
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK else {
      throw WebError("libcurl cannot be used")
    }
    self.certificates = certificates
  }

  /// What came back.
  struct Answer {
    let status: Int
    let text: String
  }

  /// Sends a form by POST, or without one a GET, and waits for the answer on a thread of its own.
  func send(_ form: Secret?, to url: String) async throws(WebError) -> Answer {
    let result: Result<Answer, WebError> = await withCheckedContinuation { continuation in
      do throws(ThreadError) {
        try Thread(name: "https") {
          continuation.resume(returning: Result { () throws(WebError) in try exchange(form, url) })
        }.detach()
      } catch {
        continuation.resume(returning: .failure(WebError(error.description)))
      }
    }
    return try result.get()
  }

  private func exchange(_ form: Secret?, _ url: String) throws(WebError) -> Answer {
    guard let handle = unsafe curl_easy_init() else { throw WebError("libcurl cannot be used") }
    defer { unsafe curl_easy_cleanup(handle) }
    let (body, headers) = (Gathering(most: Self.mostBytes), Gathering(most: Self.mostBytes))
    defer { withExtendedLifetime((body, headers)) {} }
    var isSet = true
    func set(_ option: CURLoption, _ number: Int) {
      isSet = unsafe ccurl_set_number(handle, option, number) == CURLE_OK && isSet
    }
    func set(_ option: CURLoption, _ text: String) {
      isSet = unsafe ccurl_set_text(handle, option, text) == CURLE_OK && isSet
    }
    func set(_ option: CURLoption, _ context: CURLoption, _ gathering: Gathering) {
      let pointer = unsafe Unmanaged.passUnretained(gathering).toOpaque()
      isSet =
        unsafe ccurl_set_taker(handle, option, Gathering.take) == CURLE_OK
        && ccurl_set_pointer(handle, context, pointer) == CURLE_OK && isSet
    }
    set(CURLOPT_URL, url)
    set(CURLOPT_PROTOCOLS_STR, "https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    set(CURLOPT_CONNECTTIMEOUT_MS, Self.mostToConnect)
    set(CURLOPT_TIMEOUT_MS, Self.mostToAnswer)
    set(CURLOPT_MAXFILESIZE, Self.mostBytes)
    // A signal that ends a look-up of a name would end another thread's work.
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_USERAGENT, "kodeoplaeser-push")
    if let certificates { set(CURLOPT_CAINFO, certificates) }
    if let form {
      set(CURLOPT_POSTFIELDSIZE, form.count)
      set(CURLOPT_COPYPOSTFIELDS, String(decoding: form.revealed(), as: UTF8.self))
    }
    set(CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA, body)
    set(CURLOPT_HEADERFUNCTION, CURLOPT_HEADERDATA, headers)
    guard isSet else { throw WebError("libcurl is too old; it must be 7.85 or later") }
    let outcome = unsafe curl_easy_perform(handle)
    if body.isOver || headers.isOver { throw WebError("its answer is longer than \(Self.mostBytes) bytes") }
    guard outcome == CURLE_OK else { throw WebError(unsafe String(cString: curl_easy_strerror(outcome))) }
    guard let text = String(validating: body.bytes, as: UTF8.self) else {
      throw WebError("its answer is not UTF-8")
    }
    return Answer(status: unsafe ccurl_status(handle), text: text)
  }
}

/// Bytes as they come, up to as many as may.
///
/// Invariant: curl_easy_perform(3) calls on the thread that holds it, and nobody else sees it before that returned.
private final class Gathering {
  private let most: Int
  private(set) var bytes: [UInt8] = []
  private(set) var isOver = false

  init(most: Int) { self.most = most }

  /// CURLOPT_WRITEFUNCTION(3): taking fewer than came ends the transfer.
  static let take: ccurl_taker = { bytes, one, count, context in
    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
    let gathering = unsafe Unmanaged<Gathering>.fromOpaque(context).takeUnretainedValue()
    let length = one * count
    guard gathering.bytes.count + length <= gathering.most else {
      gathering.isOver = true
      return 0
    }
    unsafe bytes.withMemoryRebound(to: UInt8.self, capacity: length) { start in
      unsafe gathering.bytes += UnsafeBufferPointer(start: start, count: length)
    }
    return length
  }
}

/// Why a server could not be asked, or its answer not taken: the end of a sentence.
struct WebError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
