import Gateway
import HTTPTypes
import Hummingbird

/// A request that cannot be answered as asked: thrown by routes, written by ``ErrorMiddleware``.
struct Problem: Error, Sendable {
    /// The registered error.
    let code: ProblemCode
    /// What exactly is wrong; never holds text of the request but its tags and numbers.
    let detail: LocalizedText
    /// JSON Pointer (RFC 6901) to the field at fault, if one is.
    let pointer: String?
    /// Parameter of the address or header at fault, if one is.
    let parameter: String?
    /// UTF-8 offset in that parameter, if there is a place.
    let offset: Int?
    /// The limit that was passed, if one was.
    let limit: Int?
    /// Line of the file in the request that is at fault, 1-based, if one is.
    var line: Int?
    /// `Allow` of a 405.
    let allow: [String]
    /// Header fields of the answer.
    var fields = HTTPFields()

    init(
        _ code: ProblemCode, es: String, en: String, pointer: String? = nil, parameter: String? = nil,
        offset: Int? = nil, limit: Int? = nil, allow: [String] = []
    ) {
        self.code = code
        detail = LocalizedText(es: es, en: en)
        self.pointer = pointer
        self.parameter = parameter
        self.offset = offset
        self.limit = limit
        self.allow = allow
    }

    /// The document for a reader of a language.
    func document(in language: MessageLanguage) -> ProblemDocument {
        ProblemDocument(
            type: "urn:chaka:problem:\(code.code)", title: code.title(in: language), status: code.status,
            detail: detail.text(in: language), code: code.code, pointer: pointer, parameter: parameter,
            offset: offset, limit: limit, line: line)
    }
}

/// A problem document of RFC 9457 (2023), with the members `code`, `pointer`, `parameter`, `offset`, `limit` and
/// `line` of ours.
struct ProblemDocument: Codable, Hashable, Sendable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let code: String
    let pointer: String?
    let parameter: String?
    let offset: Int?
    let limit: Int?
    let line: Int?
}
