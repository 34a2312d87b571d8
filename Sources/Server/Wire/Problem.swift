import Gateway
import Hummingbird

/// A request that cannot be answered as asked: thrown by routes, written by ``ErrorMiddleware``.
struct Problem: Error, Sendable {
    /// The registered error.
    let code: ProblemCode
    /// What exactly is wrong; never holds text of the request but its tags and numbers.
    let detail: LocalizedText
    /// JSON Pointer (RFC 6901) to the field at fault, if one is.
    let pointer: String?
    /// The limit that was passed, if one was.
    let limit: Int?
    /// `Allow` of a 405.
    let allow: [String]

    init(
        _ code: ProblemCode, es: String, en: String, pointer: String? = nil, limit: Int? = nil, allow: [String] = []
    ) {
        self.code = code
        detail = LocalizedText(es: es, en: en)
        self.pointer = pointer
        self.limit = limit
        self.allow = allow
    }

    /// The document for a reader of a language.
    func document(in language: MessageLanguage) -> ProblemDocument {
        ProblemDocument(
            type: "urn:chaka:problem:\(code.code)", title: code.title(in: language), status: code.status,
            detail: detail.text(in: language), code: code.code, pointer: pointer, limit: limit)
    }
}

/// A problem document of RFC 9457 (2023), with the members `code`, `pointer` and `limit` of ours.
struct ProblemDocument: Codable, Hashable, Sendable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let code: String
    let pointer: String?
    let limit: Int?
}
