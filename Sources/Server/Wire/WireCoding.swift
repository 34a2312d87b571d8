import Foundation
import Gateway
import Hummingbird

/// JSON in and out of the routes.
enum WireCoding {
    /// Decodes a body; a failure names the field.
    static func decode<Value: Decodable>(_ type: Value.Type, from buffer: ByteBuffer) throws(Problem) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
        } catch let error as Problem {
            throw error
        } catch let error as DecodingError {
            throw problem(for: error)
        } catch {
            throw malformed
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

    /// The body is no JSON at all.
    static let malformed = Problem(
        .malformedJSON, es: "El cuerpo debe ser un objeto JSON en UTF-8.",
        en: "The body must be a JSON object in UTF-8.")

    private static func problem(for error: DecodingError) -> Problem {
        switch error {
        case .keyNotFound(let key, let context):
            let pointer = pointer(context.codingPath + [key])
            return Problem(.missingField, es: "Falta \(pointer).", en: "\(pointer) is missing.", pointer: pointer)
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            let pointer = pointer(context.codingPath)
            return Problem(
                .invalidField, es: "\(pointer) tiene otro tipo que el esperado.",
                en: "\(pointer) has not the expected type.", pointer: pointer)
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            let pointer = pointer(context.codingPath)
            return Problem(
                .invalidField, es: "\(pointer): valor no válido.", en: "\(pointer): invalid value.", pointer: pointer)
        default: return malformed
        }
    }

    /// JSON Pointer (RFC 6901) of a coding path.
    static func pointer(_ path: [any CodingKey]) -> String {
        path.map { key in
            "/" + (key.intValue.map(String.init) ?? escaped(key.stringValue))
        }.joined()
    }

    /// A name as a part of a JSON Pointer.
    static func escaped(_ name: String) -> String { name.replacing("~", with: "~0").replacing("/", with: "~1") }
}
