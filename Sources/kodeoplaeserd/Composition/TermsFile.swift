// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Installation
internal import Reader
internal import Speech

/// The file with the operator's terms.
enum TermsFile {
  /// - Parameters:
  ///   - path: The file; `nil` where the operator has no terms.
  ///   - languages: those that are spoken, of which the terms must have one.
  /// - Throws: the sentence for what is wrong, with the file.
  static func terms(_ path: String?, in languages: LanguageStore) async throws(DaemonError) -> Terms? {
    guard let path else { return nil }
    do {
      guard let text = try ConfigurationFile.text(at: path) else {
        throw refusal("there is no file \(path); name another with --terms")
      }
      let terms = try parsed(text, at: path)
      guard languages.languages.contains(LanguageCode(terms.language)) else {
        let spoken = languages.languages.map(\.rawValue).joined(separator: ", ")
        throw refusal("\(path): no voice speaks \(terms.language), only \(spoken)")
      }
      return terms
    } catch let error as DaemonError {
      throw error
    } catch let error as TextError {
      throw refusal("\(path): \(error.description)")
    } catch let error as ConfigurationFile.Refusal {
      throw refusal(error.description)
    } catch {
      throw refusal("\(path) cannot be read")
    }
  }

  /// `Version: NAME`, `Language: CODE`, an empty line, and the text.
  private static func parsed(_ text: String, at path: String) throws -> Terms {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var values: [String] = []
    for (index, key) in ["Version: ", "Language: "].enumerated() {
      guard lines.indices.contains(index), lines[index].hasPrefix(key) else {
        throw refusal("\(path), line \(index + 1): this is where \(key)… stands")
      }
      values.append(String(lines[index].dropFirst(key.count)))
    }
    guard lines.count > 3, lines[2].isEmpty else {
      throw refusal("\(path), line 3: an empty line stands here, and the text after it")
    }
    var text = lines[3...]
    while text.last?.isEmpty == true { text.removeLast() }
    if let long = text.firstIndex(where: { $0.count > Phrasebook.textLimit }) {
      throw refusal(
        "\(path), line \(long + 1): it has \(lines[long].count) characters, and more than \(Phrasebook.textLimit) are not heard at a time"
      )
    }
    return try Terms(version: values[0], language: values[1], text: text.joined(separator: "\n"))
  }

  private static func refusal(_ sentence: String) -> DaemonError {
    .usage(sentence, phrase: .errorConfiguration)
  }
}
