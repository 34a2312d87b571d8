import Gateway

/// In what form a route tells errors: ours, or that of the system whose interface it imitates.
enum ErrorStyle: Sendable {
    /// A problem document (RFC 9457) in the language of the client.
    case problem
    /// LibreTranslate's `{"error": "..."}`, in English.
    case libreTranslate
    /// OpenAI's `{"error": {"message", "type", "param", "code"}}`, in English.
    case openAI
}

/// The body of an error as OpenAI writes it.
struct OpenAIErrorBody: Encodable {
    struct Fields: Encodable {
        let message: String
        let type: String
        let param: String?
        let code: String?
    }

    let error: Fields

    /// A problem in that form; `param` is the field at fault without its slash.
    init(_ problem: Problem) {
        error = Fields(
            message: problem.detail.text(in: .english),
            type: problem.code.status < 500 ? "invalid_request_error" : "server_error",
            param: problem.pointer.map { String($0.drop { $0 == "/" }) }, code: problem.code.code)
    }
}
