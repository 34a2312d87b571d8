import Foundation
import Hummingbird
import TextProcessing

/// The fields of a LibreTranslate request, whichever way they came: JSON, form or query.
struct LibreTranslateRequest: Sendable {
    /// A failure in LibreTranslate's shape: `{"error": "..."}`.
    struct Failure: Error {
        let status: HTTPResponse.Status
        let message: String

        init(_ status: HTTPResponse.Status, _ message: String) {
            self.status = status
            self.message = message
        }
    }

    /// Texts, and whether they came as a list.
    let texts: [String]
    let isList: Bool
    private let fields: [String: String]
    private let alternativesValue: JSONValue?

    subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// Number of alternatives asked for; not below 0.
    func alternatives() throws(Failure) -> Int {
        let number: Int?
        switch alternativesValue {
        case nil, .null: number = 0
        case .string(let text): number = Int(text)
        // Python cuts the fraction off.
        case .number(let text): number = Double(text).map { Int(max(0, min($0, 1000))) }
        default: number = nil
        }
        guard let number else {
            throw Failure(.badRequest, "Invalid request: alternatives parameter is not a number")
        }
        return max(0, number)
    }

    /// Reads a request.
    ///
    /// JSON leaves line ends alone; a form turns CRLF into LF, as browsers send it; of several `q` in a form the first
    /// counts, as in the original.
    init(_ request: Request, body: ByteBuffer) throws(Failure) {
        if request.mediaType == "application/json" {
            let members = try Self.members(of: body)
            var values = Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) })
            let texts = values.removeValue(forKey: "q").flatMap(Self.texts)
            alternativesValue = values["alternatives"]
            fields = values.compactMapValues(Self.text)
            guard let texts else { throw Self.missing("q") }
            (self.texts, isList) = texts
        } else {
            var fields = try Self.formFields(request.uri.query ?? "")
            if request.mediaType == "application/x-www-form-urlencoded" {
                guard let form = String(validating: body.readableBytesView, as: UTF8.self) else {
                    throw Self.malformedForm
                }
                fields.merge(try Self.formFields(form)) { _, fromBody in fromBody }
            }
            guard let text = fields.removeValue(forKey: "q") else { throw Self.missing("q") }
            self.fields = fields
            alternativesValue = fields["alternatives"].map(JSONValue.string)
            (texts, isList) = ([text.replacing("\r\n", with: "\n")], false)
        }
    }

    /// The failure for a required parameter that is not there.
    static func missing(_ name: String) -> Failure {
        Failure(.badRequest, "Invalid request: missing \(name) parameter")
    }

    private static let malformedForm = Failure(
        .badRequest, "Invalid request: the form is not percent-encoded UTF-8")

    /// A value as a field, whichever way it was written: `5` and `"5"` are the same.
    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text), .number(let text): text
        case .null, .bool, .array, .object: nil
        }
    }

    /// One text or a list of texts, and which.
    private static func texts(_ value: JSONValue) -> ([String], isList: Bool)? {
        guard case .array(let values) = value else { return text(value).map { ([$0], false) } }
        let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
        return texts.count == values.count ? (texts, true) : nil
    }

    private static func members(of body: ByteBuffer) throws(Failure) -> [JSONValue.Member] {
        // Any problem of the text has this one message in the original.
        guard let members = try? WireCoding.members(of: body) else {
            throw Failure(.badRequest, "Invalid JSON format")
        }
        return members
    }

    private static func formFields(_ text: String) throws(Failure) -> [String: String] {
        guard let fields = FormFields.parse(text) else { throw malformedForm }
        return fields
    }
}
