import Accessibility
import Glibc
import Testing

@testable import MediaEngines

private enum SignWorker {
    static let root = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined()
    static let python = "\(root)/.venv-signs/bin/python"
    static var isInstalled: Bool { access(python, X_OK) == 0 }
}

/// The program that ships, on a lexicon folder made for it.
@Suite(.enabled(if: SignWorker.isInstalled, "needs .venv-signs, which scripts/worker-signs makes"))
struct SignWorkerTests {
    private static func request(_ media: SignMedia, _ glosses: [String]) -> SignRenderRequest {
        var tokens = glosses.map { SignRenderRequest.Token(gloss: $0, realization: .sign(id: "prl:\($0)")) }
        tokens.append(SignRenderRequest.Token(gloss: "Ñ-A", realization: .fingerspelled(letters: ["Ñ", "A"])))
        return SignRenderRequest(lines: [SignRenderRequest.Line(tokens: tokens)], media: media)
    }

    @Test("renders every medium, names what is lacking, and renders the rest")
    func renders() async throws {
        let folder = try PrivateFolder(in: "/tmp")
        let lexicon = "\(folder.path)/lexicon"
        defer {
            // Seven poses, a video and their index.
            for number in 0..<7 { unlink("\(lexicon)/prl/\(number).pose") }
            unlink("\(lexicon)/prl/0.mp4")
            for path in ["\(lexicon)/prl", lexicon] {
                unlink("\(lexicon)/index.csv")
                rmdir(path)
            }
            folder.remove(files: [])
        }
        let maker = CommandRun(
            arguments: [SignWorker.python, "-B", "\(SignWorker.root)/Tests/Workers/tiny_signs.py", "make", lexicon],
            environment: CommandTemplate.environment, maximumOutputBytes: 1_000)
        _ = try await BlockingThread.run { interruption in
            try maker.output(for: [], deadline: .distant, interruption: interruption)
        }
        let renderer = CommandSignRenderer(
            CommandSignRenderer.Configuration(
                name: "folder",
                command: [
                    SignWorker.python, "\(SignWorker.root)/workers/signs/chaka_sign_renderer.py", "--lexicon", lexicon,
                    "--media", "{media}",
                ], media: SignMedia.allCases))
        for media in SignMedia.allCases {
            let outcome = try await SignRenderingJob(renderer: renderer, isPartialAllowed: true)
                .render(Self.request(media, ["CASA", "NADA", "SOL"]), deadline: .distant)
            #expect(outcome.omitted == ["NADA"])
            #expect(outcome.rendering.media == media)
        }
        await #expect(throws: SignRenderError.withoutSign(glosses: ["NADA"])) {
            try await SignRenderingJob(renderer: renderer, isPartialAllowed: false)
                .render(Self.request(.pose, ["NADA"]), deadline: .distant)
        }
        // The folder can be merged into the lexicon that glosses are made with.
        #expect(
            try SpokenToSignedLexicon.entries(ofFolder: "\(folder.path)/lexicon").map(\.gloss).sorted()
                == ["5", "CASA", "CASA_CORTA", "FUEGO", "LA_LUNA", "SOL"])
    }
}
