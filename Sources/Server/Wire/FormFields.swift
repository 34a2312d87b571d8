import Foundation

/// Fields of `application/x-www-form-urlencoded` text (URL Standard, 5.1), the first of each name.
///
/// Stricter than the standard in one point: what is not percent-encoded UTF-8 is refused rather than guessed.
enum FormFields {
    /// The fields of a form or a query; nil when it is not percent-encoded UTF-8.
    static func parse(_ text: String) -> [String: String]? {
        var fields: [String: String] = [:]
        for part in text.split(separator: "&") {
            var decoded: [String] = []
            for piece in part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) {
                guard let text = piece.replacing("+", with: " ").removingPercentEncoding else { return nil }
                decoded.append(text)
            }
            let name = decoded[0]
            if fields[name] == nil { fields[name] = decoded.count > 1 ? decoded[1] : "" }
        }
        return fields
    }
}
