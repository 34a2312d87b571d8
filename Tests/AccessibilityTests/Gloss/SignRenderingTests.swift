import Accessibility
import Foundation
import Testing
import TextProcessing

struct SignRenderingTests {
    private static let text = "¿A & B casa xyz?"

    private static func result() async throws -> GlossResult {
        let reply = "^¿/¿<lquest>$^A/A<np>$ & ^B/B<np>$ ^casa/casa<n>$ ^xyz/xyz<n>$^?/?<sent>$"
        return try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss(text)
    }

    private static func lexicon() throws -> SignLexicon {
        var casa = SignEntry(gloss: "CASA", lemmas: [])
        casa.media = ["casa.pose", "https://example.org/casa.mp4"]
        return try GlossPlaces.translator().lexicon.adding([casa])
    }

    private static func request(_ media: SignMedia = .mp4) async throws -> SignRenderRequest {
        SignRenderRequest(try await result(), lexicon: try lexicon(), media: media)
    }

    @Test("the document has glosses, letters, lemmas, media and marks, and no text besides") func document()
        async throws
    {
        let json = String(decoding: try await Self.request(.pose).json, as: UTF8.self)
        #expect(
            json == #"{"language":"prl","lines":[{"marks":[{"firstToken":0,"kind":"yes-no-question","lastToken":3}],"#
                + #""tokens":[{"gloss":"A","lemma":"A","letters":["A"],"media":[],"realization":"fingerspelled"},"#
                + #"{"gloss":"B","lemma":"B","letters":["B"],"media":[],"realization":"fingerspelled"},"#
                + #"{"gloss":"CASA","lemma":"casa","media":["casa.pose","https://example.org/casa.mp4"],"#
                + #""realization":"sign","sign":"prl:CASA"},"#
                + #"{"gloss":"XYZ","lemma":"xyz","media":[],"realization":"missing"}]}],"#
                + #""media":"application/pose","spokenLanguage":"es","version":1}"#)
    }

    @Test("renderers get what folders add to an approved sign, after what was approved") func addedMedia()
        async throws
    {
        var casa = SignEntry(gloss: "CASA", lemmas: ["casa"])
        casa.status = .approved
        casa.media = ["ana.mp4"]
        var added = SignEntry(gloss: "CASA", lemmas: [])
        added.media = ["casa.pose"]
        let request = SignRenderRequest(
            try await Self.result(), lexicon: SignLexicon(entries: [casa]).adding([added]), media: .pose)
        #expect(request.lines.flatMap(\.tokens).map(\.media) == [[], [], ["ana.mp4", "casa.pose"], []])
    }

    @Test(
        "a link is http or https, and only links go to another machine",
        arguments: [
            ("https://example.pe/a.mp4", true), ("http://a", true), ("HTTPS://example.pe", true), ("hTTp://a", true),
            ("https://", false), ("https:/a", false), ("https", false), ("", false), ("a/https://b", false),
            ("gs://a/b", false), ("file:///etc/passwd", false), ("/srv/http/a.mp4", false), ("://a", false),
        ])
    func links(medium: String, isLink: Bool) {
        #expect(SignEntry.isLink(medium) == isLink)
        let token = SignRenderRequest.Token(gloss: "A", realization: .missing, media: [medium])
        let request = SignRenderRequest(lines: [.init(tokens: [token])], media: .pose).withLinksOnly()
        let sent: [[String]] = request.lines.flatMap(\.tokens).map(\.media)
        #expect(sent == [isLink ? [medium] : []])
    }

    @Test("without leave to omit, a missing token is an error before anybody is asked") func complete() async throws {
        let renderer = ScriptedSignRenderer()
        await #expect(throws: SignRenderError.withoutSign(glosses: ["XYZ"])) {
            try await SignRenderingJob(renderer: renderer, isPartialAllowed: false).render(
                Self.result(), lexicon: Self.lexicon(), media: .mp4, deadline: .now + .seconds(60))
        }
        #expect(renderer.requests.isEmpty)
    }

    @Test(
        "tokens without a sign are omitted by name, and the marks cover the rest",
        arguments: [
            ([], ["XYZ"], ["A", "B", "CASA"], [0, 2]), (["A"], ["A", "XYZ"], ["B", "CASA"], [0, 1]),
            (["CASA", "B"], ["B", "CASA", "XYZ"], ["A"], [0, 0]),
        ] as [([String], [String], [String], [Int])])
    func partial(lacking: [String], omitted: [String], left: [String], mark: [Int]) async throws {
        let renderer = lacking.isEmpty ? ScriptedSignRenderer() : ScriptedSignRenderer(lacking: lacking)
        let outcome = try await SignRenderingJob(renderer: renderer, isPartialAllowed: true).render(
            Self.result(), lexicon: Self.lexicon(), media: .mp4, deadline: .now + .seconds(60))
        #expect(outcome.omitted == omitted)
        #expect(outcome.rendering.bytes == ScriptedSignRenderer.file)
        #expect(renderer.requests.count == (lacking.isEmpty ? 1 : 2))
        let last = try #require(renderer.requests.last)
        #expect(last.lines[0].tokens.map(\.gloss) == left)
        #expect(last.lines[0].marks.map { [$0.firstToken, $0.lastToken] } == [mark])
    }

    @Test("a mark goes with its last token, and a line that becomes empty stays") func emptied() async throws {
        var request = try await Self.request()
        let line = request.lines[0]
        request.lines = [
            SignRenderRequest.Line(tokens: [line.tokens[2]]),
            SignRenderRequest.Line(
                tokens: [line.tokens[3]],
                marks: [SignRenderRequest.Mark(kind: .negation, tokens: 0..<1)]),
        ]
        let renderer = ScriptedSignRenderer()
        _ = try await SignRenderingJob(renderer: renderer, isPartialAllowed: true).render(
            request, deadline: .now + .seconds(60))
        let asked = try #require(renderer.requests.first)
        #expect(asked.lines.map(\.tokens.count) == [1, 0])
        #expect(asked.lines[1].marks.isEmpty)
    }

    @Test("when nothing is left, or a second call lacks more, all that lack are named") func nothingLeft() async throws
    {
        for renderer in [
            ScriptedSignRenderer(lacking: ["A", "B", "CASA"]), ScriptedSignRenderer(lacking: ["A"], ["B", "CASA"]),
        ] {
            await #expect(throws: SignRenderError.withoutSign(glosses: ["A", "B", "CASA", "XYZ"])) {
                try await SignRenderingJob(renderer: renderer, isPartialAllowed: true).render(
                    Self.request(), deadline: .now + .seconds(60))
            }
        }
    }

    @Test("a renderer that lacks what nobody asked for breaks the contract", arguments: [[], ["XYZ"], ["A", "NADA"]])
    func strange(lacking: [String]) async throws {
        let renderer = ScriptedSignRenderer(lacking: lacking)
        await #expect(
            throws: SignRenderError.failed(
                renderer: "scripted", reason: "it lacks signs that it was not asked for")
        ) {
            try await SignRenderingJob(renderer: renderer, isPartialAllowed: true).render(
                Self.request(), deadline: .now + .seconds(60))
        }
    }

    @Test("a medium that it does not give, and a gloss without a token") func refused() async throws {
        let job = SignRenderingJob(renderer: ScriptedSignRenderer(), isPartialAllowed: true)
        await #expect(throws: SignRenderError.unavailableMedium(renderer: "scripted", wanted: .pose)) {
            try await job.render(Self.request(.pose), deadline: .now + .seconds(60))
        }
        await #expect(throws: SignRenderError.empty) {
            try await job.render(
                GlossResult(lines: []), lexicon: Self.lexicon(), media: .mp4, deadline: .now + .seconds(60))
        }
    }

    // The head of every pose file here: version, 64 x 64 x 0, one component "B" of format "XYC" with one point "P".
    private static func pose(_ version: [UInt8], rate: [UInt8], frames: [UInt8], bodyFloats: Int) -> [UInt8] {
        version + [64, 0, 64, 0, 0, 0, 1, 0] + [1, 0, 0x42, 3, 0, 0x58, 0x59, 0x43] + [1, 0, 0, 0, 0, 0, 1, 0, 0x50]
            + rate + frames + [1, 0] + [UInt8](repeating: 0, count: bodyFloats * 4)
    }
    private static let first: [UInt8] = [0xCD, 0xCC, 0xCC, 0x3D]
    private static let second: [UInt8] = [0xCD, 0xCC, 0x4C, 0x3E]
    private static let rate: [UInt8] = [0, 0, 0xC8, 0x41]

    @Test(
        "a pose file is as long as its head says",
        arguments: [
            (pose(first, rate: [25, 0], frames: [2, 0], bodyFloats: 6), true),
            (pose(second, rate: rate, frames: [2, 0, 0, 0], bodyFloats: 6), true),
            (pose(second, rate: rate, frames: [2, 0, 0, 0], bodyFloats: 5), false),
            (pose(second, rate: rate, frames: [2, 0, 0, 0], bodyFloats: 7), false),
            (pose(second, rate: rate, frames: [3, 0, 0, 0], bodyFloats: 6), false),
            (pose(first, rate: [25, 0], frames: [2, 0], bodyFloats: 3), false),
            (pose(second, rate: rate, frames: [0, 0, 0, 0], bodyFloats: 0), false),
            (pose(second, rate: [0, 0, 0, 0], frames: [2, 0, 0, 0], bodyFloats: 6), false),
            (Array(pose(second, rate: rate, frames: [2, 0, 0, 0], bodyFloats: 6).prefix(20)), false),
            (second, false),
        ])
    func poseFile(bytes: [UInt8], isWhole: Bool) throws {
        if isWhole {
            #expect(try SignRendering(checking: bytes, wanted: .pose, renderer: "r").bytes == bytes)
        } else {
            let error = #expect(throws: SignRenderError.self) {
                try SignRendering(checking: bytes, wanted: .pose, renderer: "r")
            }
            #expect(error?.code == "signs.failed")
        }
    }

    @Test(
        "media are known by their first bytes",
        arguments: [
            (first + [1], .pose), (second, .pose), ([0, 0, 0, 0, 1], nil), ([], nil), ([0xCD, 0xCC, 0x4C], nil),
            (ScriptedSignRenderer.file, .mp4), ([0, 0, 0, 8] + Array("moov".utf8), nil), (Array("ftyp".utf8), nil),
            ([0x1A, 0x45, 0xDF, 0xA3, 0x87, 0x42, 0x82, 0x84] + Array("webm".utf8), .webm),
            ([0x1A, 0x45, 0xDF, 0xA3, 0x8B, 0x42, 0x82, 0x88] + Array("matroska".utf8), nil),
            (Array("{\"missing\":[]}".utf8), nil),
        ] as [([UInt8], SignMedia?)])
    func magic(bytes: [UInt8], media: SignMedia?) { #expect(SignMedia(recognizing: bytes) == media) }

    @Test(
        "media types",
        arguments: [
            ("application/pose", .pose), ("Video/MP4; codecs=\"avc1\"", .mp4), (" video/webm ", .webm), ("", nil),
            ("video/ogg", nil), ("video/mp4 x", nil), (";video/mp4", nil),
        ] as [(String, SignMedia?)])
    func mediaTypes(name: String, media: SignMedia?) { #expect(SignMedia(mediaType: name) == media) }

    @Test(
        "a video that is cut off, empty or another medium is refused",
        arguments: [
            (ScriptedSignRenderer.file.dropLast(), .failed(renderer: "r", reason: "the video is cut off")),
            (ScriptedSignRenderer.file + [0, 0, 0], .failed(renderer: "r", reason: "the video is cut off")),
            ([], .failed(renderer: "r", reason: "the answer is empty")),
            (first, .wrongMedium(renderer: "r", wanted: .mp4, found: .pose)),
            (Array("<html>".utf8), .wrongMedium(renderer: "r", wanted: .mp4, found: nil)),
        ] as [([UInt8], SignRenderError)])
    func video(bytes: [UInt8], error: SignRenderError) {
        #expect(throws: error) { try SignRendering(checking: bytes, wanted: .mp4, renderer: "r") }
    }

    @Test("codes are stable") func codes() {
        #expect(
            [
                SignRenderError.unavailable(renderer: "r", reason: ""), .failed(renderer: "r", reason: ""),
                .deadlineExceeded(renderer: "r"), .tooLarge(renderer: "r", limitBytes: 1),
                .unavailableMedium(renderer: "r", wanted: .pose),
                .wrongMedium(renderer: "r", wanted: .pose, found: nil), .withoutSign(glosses: []), .empty,
            ].map(\.code) == [
                "signs.unavailable", "signs.failed", "signs.deadline-exceeded", "signs.too-large",
                "signs.unavailable-medium", "signs.wrong-medium", "signs.without-sign", "signs.empty",
            ])
    }
}
