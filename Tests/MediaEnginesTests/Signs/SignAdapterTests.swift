import Accessibility
import Glibc
import Synchronization
import TestSupport
import Testing
import Transport

@testable import MediaEngines

@Suite struct SignAdapterTests {
    private static let request = SignRenderRequest(
        lines: [
            SignRenderRequest.Line(tokens: [SignRenderRequest.Token(gloss: "SOL", realization: .sign(id: "prl:SOL"))])
        ], media: .pose)
    private static let pose = SignRendererCase.pose

    @Test("the service gets the document, the key and the media type")
    func post() async throws {
        let seen = Mutex<ScriptedConnection.Request?>(nil)
        let server = try ScriptedServer { connection, _ in
            while let request = connection.readRequest() {
                seen.withLock { $0 = request }
                connection.send(SignRendererCase.answer(200, "Application/Pose; v=0.2", Self.pose))
            }
        }
        let renderer = try SignRendererCase.remote(server)
        #expect(try await renderer.render(Self.request, deadline: .distant).bytes == Self.pose)
        #expect(renderer.isExternal)
        let last = seen.withLock(\.self)
        let request = try #require(last)
        #expect(request.line == "POST /signs HTTP/1.1")
        #expect(request.value("authorization") == "Bearer secret")
        #expect(request.value("content-type") == "application/json")
        #expect(request.value("accept") == "application/pose, application/json")
        #expect(request.body == Self.request.json)
    }

    @Test("a URL without a path is asked at its root")
    func root() async throws {
        let line = Mutex("")
        let server = try ScriptedServer { connection, _ in
            while let request = connection.readRequest() {
                line.withLock { $0 = request.line }
                connection.send(SignRendererCase.answer(200, "application/pose", Self.pose))
            }
        }
        _ = try await SignRendererCase.remote(server, path: "").render(Self.request, deadline: .distant)
        #expect(line.withLock(\.self) == "POST / HTTP/1.1")
    }

    @Test("a redirect is not followed", arguments: [301, 302, 307, 308])
    func redirect(status: Int) async throws {
        let elsewhere = try ScriptedServer.answering { _ in ScriptedServer.answer(200) }
        let server = try ScriptedServer.answering { _ in
            ScriptedServer.answer(status, headers: ["Location: \(elsewhere.url)/"])
        }
        await #expect(
            throws: SignRenderError.failed(
                renderer: "signs", reason: "the service answers with status \(status)")
        ) {
            try await SignRendererCase.remote(server).render(Self.request, deadline: .distant)
        }
        #expect(elsewhere.acceptCount == 0)
    }

    @Test(
        "the media type of an answer must be the one that was asked for",
        arguments: [
            ("video/mp4", .mp4), ("application/octet-stream", nil), ("", nil), ("text/html", nil),
        ] as [(String, SignMedia?)])
    func contentType(type: String, found: SignMedia?) async throws {
        let server = try ScriptedServer { connection, _ in
            while connection.readRequest() != nil {
                connection.send(SignRendererCase.answer(200, type, Self.pose))
            }
        }
        await #expect(throws: SignRenderError.wrongMedium(renderer: "signs", wanted: .pose, found: found)) {
            try await SignRendererCase.remote(server).render(Self.request, deadline: .distant)
        }
    }

    @Test("what cannot be reached or started is unavailable")
    func unavailable() async throws {
        // Nothing listens on port 1 of loopback.
        let remote = RemoteSignRenderer(
            name: "signs", service: MediaService(url: "http://127.0.0.1:1"), media: [.pose], isExternal: false,
            transport: try CurlTransport())
        let command = CommandSignRenderer(
            CommandSignRenderer.Configuration(name: "signs", command: ["/nonexistent/program"]))
        let busy = try SignRendererCase.remote(try ScriptedServer.answering { _ in ScriptedServer.answer(503) })
        for renderer in [remote, command, busy] as [any SignRenderer] {
            let error = await #expect(throws: SignRenderError.self) {
                _ = try await renderer.render(Self.request, deadline: .distant)
            }
            #expect(error?.code == "signs.unavailable")
        }
    }

    @Test("a program is told the medium and gets the document on standard input")
    func command() async throws {
        let folder = try PrivateFolder(in: "/tmp")
        defer { folder.remove(files: ["input", "media", "pose"]) }
        let file = try folder.write(Self.pose, to: "pose")
        let renderer = CommandSignRenderer(
            CommandSignRenderer.Configuration(
                name: "signs",
                command: [
                    "/bin/sh", "-c", "cat > \(folder.path)/input; echo \"$0\" > \(folder.path)/media; cat \(file)",
                    "{media}",
                ]))
        #expect(try await renderer.render(Self.request, deadline: .distant).bytes == Self.pose)
        #expect(!renderer.isExternal)
        let asking = CommandSignRenderer.Configuration(name: "avatar", command: ["/bin/false"], isExternal: true)
        #expect(CommandSignRenderer(asking).isExternal)
        #expect(Self.bytes(of: "\(folder.path)/input") == Self.request.json)
        #expect(Self.bytes(of: "\(folder.path)/media") == Array("application/pose\n".utf8))
    }

    private static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
        return bytes
    }

    @Test("only a caller that judges the status sees the output of a program that failed")
    func status() async throws {
        let run = CommandRun(
            arguments: ["/bin/sh", "-c", "echo a; exit 3"], environment: [], maximumOutputBytes: 10)
        let outcome = try await BlockingThread.run { interruption in
            try run.outcome(for: [], deadline: .distant, interruption: interruption)
        }
        #expect(outcome == CommandRun.Outcome(status: 3, bytes: Array("a\n".utf8)))
        await #expect(throws: ProcessFault.refused("the program ended with status 3")) {
            try await BlockingThread.run { interruption in
                try run.output(for: [], deadline: .distant, interruption: interruption)
            }
        }
    }
}
