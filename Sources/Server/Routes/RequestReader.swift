import Gateway
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import TextProcessing

/// Reads the parts of requests that all routes share, within the limits.
struct RequestReader: Sendable {
    let limits: GatewayConfiguration.Limits

    /// Header with a shorter deadline, in milliseconds.
    static let deadlineHeader: HTTPField.Name = {
        guard let name = HTTPField.Name("Chaka-Deadline") else { preconditionFailure("a valid field name") }
        return name
    }()

    /// How much of a body over the limit is read and thrown away, in bytes.
    ///
    /// Many clients read no answer before they have sent everything; past this they find the connection closed.
    static let discardedBytes = 67_108_864

    /// The body, if it is within the limit.
    func body(of request: Request) async throws -> ByteBuffer { try await body(of: request, upTo: limits.bodyBytes) }

    /// The body, if it is within a limit of its own, in bytes.
    func body(of request: Request, upTo limit: Int) async throws -> ByteBuffer {
        let tooLarge = ErrorMiddleware.bodyTooLarge(limit: limit)
        do {
            if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
                if announced <= Self.discardedBytes { try await Self.discard(request.body) }
                throw tooLarge
            }
            return try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch let problem as Problem {
            throw problem
        } catch let error as CancellationError {
            throw error
        } catch let error as HTTPParserError where error != .invalidEOFState {
            throw Problem(
                .malformedJSON, es: "El cuerpo no sigue HTTP: no se distinguen sus partes.",
                en: "The body does not follow HTTP: its chunks cannot be told apart.")
        } catch {
            // The connection broke, or was closed before the end of the body.
            throw ClientPresence.Left()
        }
    }

    private static func discard(_ body: RequestBody) async throws {
        for try await _ in body {}
    }

    /// The bytes of a JSON body.
    func jsonBody(of request: Request) async throws -> ByteBuffer {
        if let mediaType = request.mediaType, mediaType != "application/json" {
            throw Problem(
                .unsupportedMediaType, es: "Se espera application/json.", en: "application/json is expected.")
        }
        return try await body(of: request)
    }

    /// The instant at which the client stops waiting: its header, at most the configured limit.
    func deadline(of request: Request) throws(Problem) -> ContinuousClock.Instant {
        guard let header = request.headers[Self.deadlineHeader] else { return ContinuousClock.now + limits.deadline }
        guard let milliseconds = Int(header), milliseconds > 0 else {
            throw Problem(
                .invalidDeadline, es: "Chaka-Deadline es un número de milisegundos mayor que 0.",
                en: "Chaka-Deadline is a number of milliseconds above 0.")
        }
        return ContinuousClock.now + min(limits.deadline, .milliseconds(milliseconds))
    }

    /// A language tag of a field.
    func variety(_ tag: String, pointer: String) throws(Problem) -> LanguageVariety {
        do {
            return try LanguageVariety(parsing: tag)
        } catch {
            let shown = tag.unicodeScalars.count <= 20 ? "«\(tag)»" : "…"
            switch error {
            case .malformed:
                throw Problem(
                    .malformedTag, es: "\(pointer): \(shown) no tiene la forma de una etiqueta de idioma.",
                    en: "\(pointer): \(shown) has not the form of a language tag.", pointer: pointer)
            case .unknown:
                throw Problem(
                    .unknownLanguage, es: "\(pointer): \(shown) no es un idioma conocido; vea /v1/languages.",
                    en: "\(pointer): \(shown) is not a known language; see /v1/languages.", pointer: pointer)
            }
        }
    }

    /// The unit of offsets of a field, bytes when absent.
    func offsetUnit(_ text: String?) throws(Problem) -> OffsetUnit {
        guard let text else { return .utf8 }
        guard let unit = OffsetUnit(rawValue: text) else {
            let choices = OffsetUnit.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(
                .invalidField, es: "/offsetUnit: uno de \(choices).", en: "/offsetUnit: one of \(choices).",
                pointer: "/offsetUnit")
        }
        return unit
    }

    /// Checks the length of a text that is not translated.
    func checkLength(_ text: String, pointer: String) throws(Problem) {
        guard text.unicodeScalars.count > limits.itemCharacters else { return }
        throw Self.textTooLong(length: text.unicodeScalars.count, limit: limits.itemCharacters, pointer: pointer)
    }

    /// A text is longer than allowed.
    static func textTooLong(length: Int, limit: Int, pointer: String) -> Problem {
        Problem(
            .textTooLong, es: "\(pointer) tiene \(length) caracteres; el límite es \(limit).",
            en: "\(pointer) has \(length) characters; the limit is \(limit).", pointer: pointer, limit: limit)
    }
}
