import Foundation
import Hummingbird

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
    private let alternativesField: String?

    subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// Number of alternatives asked for; not below 0.
    func alternatives() throws(Failure) -> Int {
        guard let alternativesField else { return 0 }
        guard let number = Int(alternativesField) else {
            throw Failure(.badRequest, "Invalid request: alternatives parameter is not a number")
        }
        return max(0, number)
    }

    /// Reads a request.
    ///
    /// JSON leaves line ends alone; a form turns CRLF into LF, as browsers send it; of several `q` in a form the first
    /// counts, as in the original.
    init(_ request: Request, body: ByteBuffer) throws(Failure) {
        let contentType = request.headers[.contentType]?.lowercased() ?? ""
        if contentType.hasPrefix("application/json") {
            let object = try Self.object(in: body)
            var fields: [String: String] = [:]
            for (name, value) in object where name != "q" { fields[name] = value.text }
            self.fields = fields
            alternativesField = object["alternatives"].map { $0.text ?? "not a number" }
            switch object["q"] {
            case .text(let text): (texts, isList) = ([text], false)
            case .number(let text): (texts, isList) = ([text], false)
            case .list(let list): (texts, isList) = (list, true)
            case nil, .other: throw Self.missing("q")
            }
        } else {
            var fields = try Self.formFields(request.uri.query ?? "")
            if contentType.hasPrefix("application/x-www-form-urlencoded") {
                fields.merge(try Self.formFields(String(buffer: body))) { _, fromBody in fromBody }
            }
            guard let text = fields.removeValue(forKey: "q") else { throw Self.missing("q") }
            self.fields = fields
            alternativesField = fields["alternatives"]
            (texts, isList) = ([text.replacing("\r\n", with: "\n")], false)
        }
    }

    /// The failure for a required parameter that is not there.
    static func missing(_ name: String) -> Failure {
        Failure(.badRequest, "Invalid request: missing \(name) parameter")
    }

    private enum Value: Decodable {
        case text(String)
        case number(String)
        case list([String])
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            // Each try tells only whether the value has that type.
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let number = try? container.decode(Int.self) {
                self = .number(String(number))
            } else if let list = try? container.decode([String].self) {
                self = .list(list)
            } else {
                self = .other
            }
        }

        var text: String? {
            switch self {
            case .text(let text), .number(let text): text
            case .list, .other: nil
            }
        }
    }

    private static func object(in body: ByteBuffer) throws(Failure) -> [String: Value] {
        guard String(validating: body.readableBytesView, as: UTF8.self) != nil else {
            throw Failure(.badRequest, "Invalid JSON format")
        }
        do {
            return try JSONDecoder().decode([String: Value].self, from: Data(body.readableBytesView))
        } catch {
            throw Failure(.badRequest, "Invalid JSON format")
        }
    }

    private static func formFields(_ text: String) throws(Failure) -> [String: String] {
        var fields: [String: String] = [:]
        for part in text.split(separator: "&") {
            var decoded: [String] = []
            for piece in part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false) {
                guard let text = piece.replacing("+", with: " ").removingPercentEncoding else {
                    throw Failure(.badRequest, "Invalid request: the form is not percent-encoded UTF-8")
                }
                decoded.append(text)
            }
            let name = decoded[0]
            if fields[name] == nil { fields[name] = decoded.count > 1 ? decoded[1] : "" }
        }
        return fields
    }
}
