/// Renders a gloss and sees to it that no sign is left out unsaid.
public struct SignRenderingJob: Sendable {
    /// A rendering, and what it lacks.
    public struct Outcome: Hashable, Sendable {
        /// The file.
        public let rendering: SignRendering
        /// Glosses of the tokens that are not in it, each once, sorted; empty unless parts were allowed.
        public let omitted: [String]
    }

    private let renderer: any SignRenderer
    private let isPartialAllowed: Bool

    /// Creates a job.
    ///
    /// - Parameters:
    ///   - renderer: What renders.
    ///   - isPartialAllowed: Whether tokens without a sign may be left out; otherwise one of them is an error.
    public init(renderer: any SignRenderer, isPartialAllowed: Bool) {
        self.renderer = renderer
        self.isPartialAllowed = isPartialAllowed
    }

    /// Renders a gloss.
    ///
    /// Tokens that are missing in the gloss count as without sign before the renderer is asked, which then may find that
    /// it lacks more of them; without those it is asked once again.
    ///
    /// - Parameters:
    ///   - result: The gloss.
    ///   - lexicon: The signs it was made with.
    ///   - media: What is wanted.
    ///   - deadline: When the caller stops waiting.
    /// - Returns: The file and the glosses that are not in it.
    /// - Throws: ``SignRenderError``; `withoutSign` with all that are known to lack, when they must not be left out or
    ///   nothing else is left. `CancellationError` when the caller's task was cancelled.
    public func render(
        _ result: GlossResult, lexicon: SignLexicon, media: SignMedia, deadline: ContinuousClock.Instant
    ) async throws -> Outcome {
        try await render(SignRenderRequest(result, lexicon: lexicon, media: media), deadline: deadline)
    }

    /// Renders a request; see ``render(_:lexicon:media:deadline:)``.
    ///
    /// - Parameters:
    ///   - request: The gloss and the medium.
    ///   - deadline: When the caller stops waiting.
    /// - Returns: The file and the glosses that are not in it.
    /// - Throws: ``SignRenderError`` or `CancellationError`.
    public func render(_ request: SignRenderRequest, deadline: ContinuousClock.Instant) async throws -> Outcome {
        guard renderer.media.contains(request.media) else {
            throw SignRenderError.unavailableMedium(renderer: renderer.name, wanted: request.media)
        }
        guard !request.glosses.isEmpty else { throw SignRenderError.empty }
        var omitted = request.missingGlosses
        var rest = try self.rest(of: request, without: omitted)
        do {
            return Outcome(rendering: try await renderer.render(rest, deadline: deadline), omitted: omitted.sorted())
        } catch SignRenderError.withoutSign(let glosses) {
            omitted.formUnion(try checked(glosses, of: rest))
        }
        rest = try self.rest(of: request, without: omitted)
        do {
            return Outcome(rendering: try await renderer.render(rest, deadline: deadline), omitted: omitted.sorted())
        } catch SignRenderError.withoutSign(let glosses) {
            throw SignRenderError.withoutSign(glosses: omitted.union(try checked(glosses, of: rest)).sorted())
        }
    }

    private func rest(
        of request: SignRenderRequest, without omitted: Set<String>
    ) throws(SignRenderError) -> SignRenderRequest {
        let rest = request.omitting(omitted)
        guard omitted.isEmpty || isPartialAllowed && !rest.glosses.isEmpty else {
            throw .withoutSign(glosses: omitted.sorted())
        }
        return rest
    }

    private func checked(_ glosses: [String], of request: SignRenderRequest) throws(SignRenderError) -> [String] {
        guard !glosses.isEmpty, request.glosses.isSuperset(of: glosses) else {
            throw .failed(renderer: renderer.name, reason: "it lacks signs that it was not asked for")
        }
        return glosses
    }
}
