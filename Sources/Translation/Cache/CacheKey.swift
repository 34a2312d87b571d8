import TextProcessing

/// What an answer depends on: two requests with one key get the same answer.
///
/// The key is a SHA-256 digest over length-prefixed fields, so that it holds no text and no two lists of fields run
/// together. Texts are told apart byte by byte: a canonically equivalent text has offsets of its own.
public struct CacheKey: Hashable, Sendable {
    private let digest: Digest

    /// Derives the key of a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - revision: What the answers of this moment come from: models, glossaries, reviewed translations, plan.
    ///   - policy: The routing policy in a form that differs for policies that may lead to other answers.
    public init(_ request: TranslationRequest, revision: String, policy: String = "") {
        digest = Digest(
            fields: [
                request.text, request.source?.tag ?? "", request.target.tag, request.isExplained ? "explained" : "",
                revision, policy,
            ])
    }
}
