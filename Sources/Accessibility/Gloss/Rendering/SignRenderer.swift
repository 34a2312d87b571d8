/// Something that makes a pose file or a video of a gloss: a program, a service, an avatar.
public protocol SignRenderer: Sendable {
    /// Name in configuration, answers and metrics.
    var name: String { get }
    /// What it can give.
    var media: [SignMedia] { get }
    /// Whether glosses leave the operator's machines for it.
    var isExternal: Bool { get }

    /// Renders every token of a request, in order.
    ///
    /// It never leaves a token out by itself: where it has no sign for one it renders nothing and says which.
    ///
    /// - Parameters:
    ///   - request: The gloss and the medium, one of ``media``.
    ///   - deadline: When the caller stops waiting; the work is stopped then.
    /// - Returns: The file.
    /// - Throws: ``SignRenderError``, with ``SignRenderError/withoutSign(glosses:)`` for all tokens that it lacks, or
    ///   `CancellationError` when the caller's task was cancelled.
    func render(_ request: SignRenderRequest, deadline: ContinuousClock.Instant) async throws -> SignRendering
}
