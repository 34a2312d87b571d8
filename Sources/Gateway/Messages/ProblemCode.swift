/// A registered error of the HTTP API: `docs/errors.md` lists each, and a test compares.
public struct ProblemCode: Hashable, Sendable {
    /// Stable identifier: `code` of a problem document, log key and metric label.
    public let code: String
    /// HTTP status.
    public let status: Int
    /// Title by language.
    private let titles: [MessageLanguage: String]

    init(_ code: String, _ status: Int, es: String, en: String) {
        self.code = code
        self.status = status
        titles = [.spanish: es, .english: en]
    }

    /// What went wrong, in a few words.
    public func title(in language: MessageLanguage) -> String { titles[language] ?? code }

    /// The registered error with a code, or nil.
    public static func named(_ code: String) -> ProblemCode? { byCode[code] }

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}

extension ProblemCode {
    /// Every registered error, in the order of the documentation.
    public static let all: [ProblemCode] = [
        malformedJSON, invalidField, missingField, bodyTooLarge, unsupportedMediaType, tooManyItems, invalidDeadline,
        clientLeft, malformedTag, unknownLanguage, noGrammar, sourceUndetermined, noRoute, forbiddenByPolicy,
        backendsResting, overloaded, textTooLong, unknownProfile,
        unitNotFound, unitWithdrawn, unitExists, withdrawnText, invalidQuery, costlyQuery, preconditionRequired,
        revisionConflict, unitsReadOnly, keyMissing, keyInvalid, keyMistyped, keyRevoked, keyExpired, roleMissing,
        rateExceeded, dailyQuotaExceeded, monthlyQuotaExceeded, keyNotFound, routeNotFound, methodNotAllowed,
        originRefused, notReady, internalError,
        speechInvalidDocument, speechNoVoice, speechUnknownVoice, speechUnavailableFormat, speechTooLarge,
        speechDeadlineExceeded, speechEngineFailed,
        captionMalformed, captionEncoding, captionRefused, captionTooLarge, brailleNoTable, brailleTooLarge,
        brailleFailed, brailleUnavailable, glossNotPublished, glossUnavailable, glossUntranslated, glossWithoutNotation,
        glossWithoutSign, signsUnavailable, glossDeadlineExceeded, signVideoNotFound,
    ]

    /// The body is not JSON, or not UTF-8.
    public static let malformedJSON = ProblemCode(
        "request.malformed-json", 400, es: "El cuerpo no es JSON válido en UTF-8",
        en: "The body is not valid JSON in UTF-8")
    /// A field has the wrong type or a value that is not allowed.
    public static let invalidField = ProblemCode(
        "request.invalid-field", 400, es: "Un campo no es válido", en: "A field is not valid")
    /// A required field is missing.
    public static let missingField = ProblemCode(
        "request.missing-field", 400, es: "Falta un campo", en: "A field is missing")
    /// The body is larger than the limit.
    public static let bodyTooLarge = ProblemCode(
        "request.body-too-large", 413, es: "El cuerpo es demasiado grande", en: "The body is too large")
    /// The content type is none that this route reads.
    public static let unsupportedMediaType = ProblemCode(
        "request.unsupported-media-type", 415, es: "Este tipo de contenido no se acepta",
        en: "This content type is not accepted")
    /// More items than the limit.
    public static let tooManyItems = ProblemCode(
        "request.too-many-items", 400, es: "Hay demasiados textos en la solicitud", en: "There are too many items")
    /// The deadline header is no number of milliseconds.
    public static let invalidDeadline = ProblemCode(
        "request.invalid-deadline", 400, es: "El plazo indicado no es válido", en: "The deadline is not valid")
    /// The client closed the connection before the answer was ready; 499 is nginx's name for it.
    public static let clientLeft = ProblemCode(
        "request.client-left", 499, es: "La conexión se cerró antes de la respuesta",
        en: "The connection was closed before the answer")
    /// A language tag that has not the form of one.
    public static let malformedTag = ProblemCode(
        "language.malformed-tag", 400, es: "No es una etiqueta de idioma", en: "This is not a language tag")
    /// A language that the gateway does not know.
    public static let unknownLanguage = ProblemCode(
        "language.unknown", 400, es: "Idioma desconocido", en: "Unknown language")
    /// A language without a grammar of suffixes.
    public static let noGrammar = ProblemCode(
        "language.no-grammar", 400, es: "No hay gramática de sufijos para este idioma",
        en: "There is no suffix grammar for this language")
    /// The source was not given and could not be told.
    public static let sourceUndetermined = ProblemCode(
        "translation.source-undetermined", 400, es: "No se pudo reconocer el idioma del texto; indíquelo",
        en: "The language of the text could not be told; please name it")
    /// No backend leads from source to target.
    public static let noRoute = ProblemCode(
        "translation.no-route", 400, es: "No hay cómo traducir entre estos idiomas",
        en: "There is no way to translate between these languages")
    /// The policy of the request forbids every way from source to target.
    public static let forbiddenByPolicy = ProblemCode(
        "translation.forbidden-by-policy", 403, es: "Lo permitido en esta solicitud no alcanza para traducirla",
        en: "What this request may use is not enough to translate it")
    /// Every backend that might answer is left alone for a while.
    public static let backendsResting = ProblemCode(
        "translation.backends-resting", 503, es: "Los motores de traducción no responden por ahora",
        en: "The translation engines do not answer at the moment")
    /// Too many items wait already.
    public static let overloaded = ProblemCode(
        "translation.overloaded", 429, es: "Hay demasiadas solicitudes en espera", en: "Too many requests are waiting")
    /// An item is longer than the limit.
    public static let textTooLong = ProblemCode(
        "translation.text-too-long", 400, es: "El texto es demasiado largo", en: "The text is too long")
    /// An orthography profile that does not exist.
    public static let unknownProfile = ProblemCode(
        "orthography.unknown-profile", 400, es: "Perfil ortográfico desconocido", en: "Unknown orthography profile")
    /// No unit has this identifier.
    public static let unitNotFound = ProblemCode(
        "unit.not-found", 404, es: "No hay tal unidad", en: "There is no such unit")
    /// The unit was withdrawn and its texts erased.
    public static let unitWithdrawn = ProblemCode(
        "unit.withdrawn", 410, es: "La unidad fue retirada", en: "The unit was withdrawn")
    /// A unit with this source and key is there already.
    public static let unitExists = ProblemCode(
        "unit.exists", 409, es: "La unidad ya existe", en: "The unit exists already")
    /// The unit or one of its texts was withdrawn and must not come back.
    public static let withdrawnText = ProblemCode(
        "unit.withdrawn-text", 409, es: "La unidad o uno de sus textos fue retirado",
        en: "The unit or one of its texts was withdrawn")
    /// A search that cannot be read.
    public static let invalidQuery = ProblemCode(
        "unit.invalid-query", 400, es: "La búsqueda no es válida", en: "The query is not valid")
    /// A search that can be read and would take too long.
    public static let costlyQuery = ProblemCode(
        "unit.costly-query", 422, es: "La búsqueda tarda demasiado", en: "The query takes too long")
    /// A change without the revision that it is made on.
    public static let preconditionRequired = ProblemCode(
        "unit.precondition-required", 428, es: "Falta la revisión sobre la que se cambia",
        en: "The revision that is changed is missing")
    /// Somebody else changed the unit since it was read.
    public static let revisionConflict = ProblemCode(
        "unit.revision-conflict", 412, es: "La unidad cambió mientras tanto", en: "The unit has changed meanwhile")
    /// Units cannot be changed by this way.
    public static let unitsReadOnly = ProblemCode(
        "unit.read-only", 403, es: "Por esta vía las unidades solo se leen",
        en: "Units can only be read in this way")
    /// A key is needed and there is none.
    public static let keyMissing = ProblemCode("key.missing", 401, es: "Falta la clave", en: "A key is missing")
    /// It is no key of this gateway.
    public static let keyInvalid = ProblemCode(
        "key.invalid", 401, es: "La clave no es válida", en: "The key is not valid")
    /// The check digit says that the key was copied wrongly.
    public static let keyMistyped = ProblemCode(
        "key.mistyped", 401, es: "La clave está mal copiada", en: "The key was copied wrongly")
    /// The key was revoked.
    public static let keyRevoked = ProblemCode(
        "key.revoked", 401, es: "La clave fue revocada", en: "The key was revoked")
    /// The time of the key, or of its old secret, is over.
    public static let keyExpired = ProblemCode("key.expired", 401, es: "La clave ha vencido", en: "The key has expired")
    /// The key has not the role.
    public static let roleMissing = ProblemCode(
        "key.role-missing", 403, es: "La clave no tiene el rol que hace falta",
        en: "The key does not have the role that is needed")
    /// More requests than the rate of the key.
    public static let rateExceeded = ProblemCode(
        "key.rate-exceeded", 429, es: "Hay demasiadas solicitudes con esta clave",
        en: "There are too many requests with this key")
    /// More characters than the key has for a day.
    public static let dailyQuotaExceeded = ProblemCode(
        "key.daily-quota-exceeded", 429, es: "Se agotó la cuota del día", en: "The quota of the day is used up")
    /// More characters than the key has for a month.
    public static let monthlyQuotaExceeded = ProblemCode(
        "key.monthly-quota-exceeded", 429, es: "Se agotó la cuota del mes", en: "The quota of the month is used up")
    /// No key has this identifier.
    public static let keyNotFound = ProblemCode(
        "key.not-found", 404, es: "No hay tal clave", en: "There is no such key")
    /// No such path.
    public static let routeNotFound = ProblemCode(
        "route.not-found", 404, es: "Esta ruta no existe", en: "There is no such route")
    /// The path exists, the method does not.
    public static let methodNotAllowed = ProblemCode(
        "route.method-not-allowed", 405, es: "Esta ruta no acepta este método",
        en: "This route does not take this method")
    /// A browser's origin that is not in the allow-list.
    public static let originRefused = ProblemCode(
        "route.origin-refused", 403, es: "Este origen no está permitido", en: "This origin is not allowed")
    /// The gateway is starting or a part of it is down.
    public static let notReady = ProblemCode(
        "server.not-ready", 503, es: "El servicio aún no está listo", en: "The service is not ready")
    /// A fault of the gateway itself.
    public static let internalError = ProblemCode(
        "server.internal", 500, es: "Error interno", en: "Internal error")
    /// A file of captions that does not follow its format.
    public static let captionMalformed = ProblemCode(
        "caption.malformed", 400, es: "El archivo de subtítulos no sigue su formato",
        en: "The caption file does not follow its format")
    /// A file of captions that is not UTF-8.
    public static let captionEncoding = ProblemCode(
        "caption.encoding", 400, es: "El archivo de subtítulos no está en UTF-8", en: "The caption file is not UTF-8")
    /// A file of captions with document types, entities or too deep nesting.
    public static let captionRefused = ProblemCode(
        "caption.refused", 400, es: "El archivo de subtítulos tiene lo que no se acepta",
        en: "The caption file has what is not accepted")
    /// A file of captions over the limit of the reader.
    public static let captionTooLarge = ProblemCode(
        "caption.too-large", 413, es: "El archivo de subtítulos es demasiado grande",
        en: "The caption file is too large")
    /// A language or a grade without a braille table.
    public static let brailleNoTable = ProblemCode(
        "braille.no-table", 400, es: "No hay braille para este idioma y grado",
        en: "There is no braille for this language and grade")
    /// A line of text over the limit of the braille translator.
    public static let brailleTooLarge = ProblemCode(
        "braille.too-large", 400, es: "Una línea es demasiado larga", en: "A line is too long")
    /// The braille translator gave up.
    public static let brailleFailed = ProblemCode(
        "braille.failed", 500, es: "No se pudo escribir en braille", en: "The text could not be written in braille")
    /// The braille tables of the gateway cannot be used.
    public static let brailleUnavailable = ProblemCode(
        "braille.unavailable", 503, es: "El braille no está instalado", en: "Braille is not installed")
}
