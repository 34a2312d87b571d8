import Foundation
import Gateway
import Hummingbird
import TextProcessing

/// JSON in and out of the routes.
enum WireCoding {
    /// The members of a body that is a JSON object; a failure names the byte where the text stops being JSON.
    static func members(of buffer: ByteBuffer) throws(Problem) -> [JSONValue.Member] {
        let value: JSONValue
        do {
            value = try buffer.withUnsafeReadableBytes(JSONReader.value)
        } catch {
            let offset = error.offset
            throw Problem(
                .malformedJSON, es: "El cuerpo deja de ser JSON en UTF-8 en el byte \(offset).",
                en: "The body stops being JSON in UTF-8 at byte \(offset).")
        }
        guard case .object(let members) = value else {
            throw Problem(
                .malformedJSON, es: "El cuerpo debe ser un objeto JSON.", en: "The body must be a JSON object.")
        }
        return members
    }

    /// The text of a field; nil for `null`.
    static func text(_ value: JSONValue, _ pointer: String) throws(Problem) -> String? {
        switch value {
        case .string(let text): return text
        case .null: return nil
        default: throw .wrongType(pointer)
        }
    }

    /// The truth value of a field; nil for `null`.
    static func boolean(_ value: JSONValue, _ pointer: String) throws(Problem) -> Bool? {
        switch value {
        case .bool(let isTrue): return isTrue
        case .null: return nil
        default: throw .wrongType(pointer)
        }
    }

    /// Encodes a body with keys in a fixed order.
    static func response(
        _ value: some Encodable, status: HTTPResponse.Status = .ok,
        contentType: String = "application/json; charset=utf-8"
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(value)
        var headers = HTTPFields()
        headers[.contentType] = contentType
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// Writes the body of a hot route.
    static func response(_ value: some JSONWritable) -> Response {
        var writer = JSONWriter()
        value.write(to: &writer)
        var headers = HTTPFields()
        headers[.contentType] = "application/json; charset=utf-8"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }

    /// A name as a part of a JSON Pointer (RFC 6901).
    static func escaped(_ name: String) -> String { name.replacing("~", with: "~0").replacing("/", with: "~1") }
}
