import Foundation
import Synchronization
import TestSupport
import Testing
import Transport

struct DownloadTests {
    private static let content = Array("0123456789".utf8)

    /// A folder that goes away with the test.
    final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-transport-\(UUID())").path

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        // A folder that stays behind does no harm.
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ bytes: [UInt8], to name: String) throws -> String {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
            return "\(path)/\(name)"
        }

        func bytes(of name: String) throws -> [UInt8] {
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
        }
    }

    /// A server of the ten bytes that honours ranges, or does not.
    private func server(honoursRanges: Bool) throws -> ScriptedServer {
        try ScriptedServer.answering { request in
            guard request.value("accept-encoding") == nil else { return ScriptedServer.answer(400) }
            let text = String(decoding: Self.content, as: UTF8.self)
            guard honoursRanges, let range = request.value("range"), let start = Int(range.dropFirst(6).dropLast())
            else { return ScriptedServer.answer(200, body: text) }
            guard start < 10 else {
                return ScriptedServer.answer(416, headers: ["Content-Range: bytes */10"], body: "no")
            }
            return ScriptedServer.answer(
                206, headers: ["Content-Range: bytes \(start)-9/10"], body: String(text.dropFirst(start)))
        }
    }

    @Test(arguments: [
        ("", 0, true, 200, 10), ("01234", 5, true, 206, 5), ("01234xyz", 5, true, 206, 5), ("01234", 5, false, 200, 10),
        ("0123456789", 10, true, 416, 0), ("longer than the content", 0, true, 200, 10),
    ])
    func aDownloadStartsAnewOrGoesOn(before: String, offset: UInt64, ranges: Bool, status: Int, written: Int64)
        async throws
    {
        let server = try server(honoursRanges: ranges)
        let folder = try Folder()
        let path = try folder.write(Array(before.utf8), to: "f")
        let steps = Mutex<[Int64?]>([])
        let summary = try await CurlTransport().download(TransportRequest(url: server.url, offset: offset), to: path) {
            done, all in
            steps.withLock { $0 += [done, all] }
        }
        #expect(summary.status == status)
        #expect(summary.isResumed == (status != 200))
        #expect(summary.bytesWritten == written)
        #expect(summary.fileBytes == 10)
        #expect(try folder.bytes(of: "f") == Self.content)
        #expect(steps.withLock { $0.suffix(2) } == (written > 0 ? [10, 10] : []))
    }

    @Test(
        arguments: [
            (404, [], 0, .unexpectedStatus), (302, ["Location: /"], 0, .unexpectedStatus),
            (204, [], 0, .unexpectedStatus),
            (206, ["Content-Range: bytes 4-9/10"], 5, .protocol), (206, [], 5, .protocol),
            (206, ["Content-Range: bytes 0-9/10"], 0, .unexpectedStatus),
            (416, ["Content-Range: bytes */7"], 5, .unexpectedStatus), (200, [], 99, .bodyTooLarge),
        ] as [(Int, [String], UInt64, TransportError.Code)])
    func anAnswerThatIsNoFileLeavesTheFileAlone(
        status: Int, headers: [String], offset: UInt64, code: TransportError.Code
    ) async throws {
        let server = try ScriptedServer.answering { _ in
            ScriptedServer.answer(status, headers: headers, body: status == 204 ? "" : "0123456789")
        }
        let folder = try Folder()
        let path = try folder.write(Array("01234".utf8), to: "f")
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().download(
                TransportRequest(url: server.url, maximumBodyBytes: offset == 99 ? 9 : 100, offset: offset), to: path)
        }
        #expect(error?.code == code)
        #expect(error?.status == (code == .unexpectedStatus ? status : nil))
        #expect(try folder.bytes(of: "f") == Array("01234".utf8))
    }

    @Test func aPathThatCannotBeWrittenIsNamedSo() async throws {
        let server = try server(honoursRanges: true)
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().download(TransportRequest(url: server.url), to: "/no/such/folder/file")
        }
        #expect(error?.code == .unusableFile)
    }

    @Test(arguments: [("", 0, 10), ("01234", 5, 5), ("01234xyz", 5, 5), ("0123456789", 10, 0)])
    func aFileURLIsCopied(before: String, offset: UInt64, written: Int64) async throws {
        let folder = try Folder()
        let source = try folder.write(Self.content, to: "a b")
        let path = try folder.write(Array(before.utf8), to: "f")
        let url = "file://" + source.replacingOccurrences(of: " ", with: "%20")
        let summary = try await CurlTransport().download(
            TransportRequest(url: url, offset: offset, allowsFileURL: true), to: path)
        #expect(summary.bytesWritten == written)
        #expect(summary.fileBytes == 10)
        #expect(try folder.bytes(of: "f") == Self.content)
    }

    @Test(
        arguments: [
            (false, 10, 0, .invalidRequest), (true, 9, 0, .bodyTooLarge), (true, 10, 11, .unusableFile),
        ] as [(Bool, Int, UInt64, TransportError.Code)])
    func someFileURLsAreRefused(isAllowed: Bool, limit: Int, offset: UInt64, code: TransportError.Code) async throws {
        let folder = try Folder()
        let source = try folder.write(Self.content, to: "a")
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().download(
                TransportRequest(
                    url: "file://\(source)", maximumBodyBytes: limit, offset: offset, allowsFileURL: isAllowed),
                to: folder.path + "/f")
        }
        #expect(error?.code == code)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/f"))
    }
}
