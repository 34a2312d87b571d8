import Accessibility
import Testing

@testable import MediaEngines

@Suite struct SignRendererContractTests {
    private static let request = SignRenderRequest(
        lines: [
            SignRenderRequest.Line(
                tokens: [
                    SignRenderRequest.Token(gloss: "CASA", realization: .sign(id: "prl:CASA"), lemma: "casa"),
                    SignRenderRequest.Token(gloss: "Ñ-A", realization: .fingerspelled(letters: ["Ñ", "A"])),
                    SignRenderRequest.Token(gloss: "SOL", realization: .sign(id: "prl:SOL"), lemma: "sol"),
                ], marks: [SignRenderRequest.Mark(kind: .topic, tokens: 0..<1)])
        ], media: .pose)
    private static let pose = SignRendererCase.pose

    private func render(
        _ subject: SignRendererCase.Subject, media: SignMedia = .pose, isPartialAllowed: Bool = false
    ) async throws -> SignRenderingJob.Outcome {
        var request = Self.request
        request.media = media
        return try await SignRenderingJob(renderer: subject.renderer, isPartialAllowed: isPartialAllowed)
            .render(request, deadline: .distant)
    }

    private func failure(
        _ kind: SignRendererCase, _ behaviour: SignRendererCase.Behaviour, media: SignMedia = .pose
    ) async throws -> SignRenderError? {
        let subject = try kind.subject(behaviour)
        return await #expect(throws: SignRenderError.self) { _ = try await render(subject, media: media) }
    }

    @Test("gives the file", arguments: SignRendererCase.allCases)
    func answers(kind: SignRendererCase) async throws {
        let outcome = try await render(try kind.subject(.answers(Self.pose)))
        #expect(outcome.rendering.bytes == Self.pose)
        #expect(outcome.rendering.media == .pose)
        #expect(outcome.omitted.isEmpty)
    }

    @Test("signs that it lacks are named, also hand letters", arguments: SignRendererCase.allCases, ["SOL", "Ñ-A"])
    func missing(kind: SignRendererCase, gloss: String) async throws {
        let error = try await failure(kind, .answers(Self.pose, lacking: gloss))
        #expect(error == .withoutSign(glosses: [gloss]))
    }

    @Test("with leave to omit, the rest is rendered and the others are named", arguments: SignRendererCase.allCases)
    func partial(kind: SignRendererCase) async throws {
        let outcome = try await render(
            try kind.subject(.answers(Self.pose, lacking: "SOL")), isPartialAllowed: true)
        #expect(outcome.omitted == ["SOL"])
        #expect(outcome.rendering.bytes == Self.pose)
    }

    @Test("when all are lacking there is no file", arguments: SignRendererCase.allCases)
    func nothing(kind: SignRendererCase) async throws {
        let subject = try kind.subject(.refuses(#"{"missing":["SOL","CASA","Ñ-A","SOL"]}"#))
        await #expect(throws: SignRenderError.withoutSign(glosses: ["CASA", "SOL", "Ñ-A"])) {
            try await render(subject, isPartialAllowed: true)
        }
    }

    @Test(
        "a refusal that names nothing is a failure", arguments: SignRendererCase.allCases,
        ["", "{}", #"{"missing":[]}"#, #"{"missing":"SOL"}"#, #"{"missing":["SOL""#, #"{"missing":[3]}"#])
    func emptyRefusal(kind: SignRendererCase, words: String) async throws {
        #expect(
            try await failure(kind, .refuses(words))
                == .failed(renderer: "signs", reason: "it refuses without saying which signs it lacks"))
    }

    @Test("another medium than was asked for is refused", arguments: SignRendererCase.allCases)
    func wrongMedium(kind: SignRendererCase) async throws {
        let error = try await failure(kind, .answers(Self.pose), media: .mp4)
        #expect(error == .wrongMedium(renderer: "signs", wanted: .mp4, found: .pose))
        let unknown = try await failure(kind, .answers(Array("<html>".utf8)))
        #expect(unknown == .wrongMedium(renderer: "signs", wanted: .pose, found: nil))
        let absent = try await failure(kind, .answers(Self.pose), media: .webm)
        #expect(absent == .unavailableMedium(renderer: "signs", wanted: .webm))
    }

    @Test("a file that is cut off or empty is a failure", arguments: SignRendererCase.allCases)
    func cut(kind: SignRendererCase) async throws {
        for behaviour in [
            SignRendererCase.Behaviour.answers(Array(Self.pose.dropLast())), .answers([]), .breaksOff,
        ] {
            #expect(try await failure(kind, behaviour)?.code == "signs.failed")
        }
    }

    @Test("an answer over the limit is cut", arguments: SignRendererCase.allCases)
    func huge(kind: SignRendererCase) async throws {
        let subject = try kind.subject(.neverEnds)
        await #expect(
            throws: SignRenderError.tooLarge(renderer: "signs", limitBytes: SignRendererCase.maximumBytes)
        ) { try await render(subject) }
        #expect(subject.isGone() != false)
    }

    @Test("what hangs is given up at the deadline", arguments: SignRendererCase.allCases)
    func deadline(kind: SignRendererCase) async throws {
        let subject = try kind.subject(.hangs)
        for milliseconds in [-1_000, 300] {
            await #expect(throws: SignRenderError.deadlineExceeded(renderer: "signs")) {
                try await subject.renderer.render(Self.request, deadline: .now + .milliseconds(milliseconds))
            }
        }
        #expect(subject.isGone() != false)
    }

    @Test("a cancelled caller stops the work", arguments: SignRendererCase.allCases)
    func cancelled(kind: SignRendererCase) async throws {
        let subject = try kind.subject(.hangs)
        let renderer = subject.renderer
        let task = Task { try await renderer.render(Self.request, deadline: .distant) }
        await subject.waitForStart()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(subject.isGone() != false)
    }

    @Test("a failure says no gloss", arguments: SignRendererCase.allCases)
    func fails(kind: SignRendererCase) async throws {
        let reason = kind == .command ? "the program ended with status 1" : "the service answers with status 500"
        #expect(try await failure(kind, .fails) == .failed(renderer: "signs", reason: reason))
    }
}
