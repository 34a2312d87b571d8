import Glibc
import TestSupport
import Testing
import Transport

@Suite(.enabled(if: TLSServer.isInstalled, "needs the program openssl"))
struct TLSTests {
    @Test func aServerWithACertificateOfOurOwnAuthorityIsTrusted() async throws {
        let server = try await TLSServer.start()
        let transport = try CurlTransport(TransportConfiguration(caFile: server.authority))
        let response = try await transport.send(TransportRequest(url: server.url + "/page"))
        #expect(response.status == 200)
        #expect(response.body == Array("allin\n".utf8))
    }

    @Test func anUntrustedCertificateIsRefused() async throws {
        let server = try await TLSServer.start()
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(TransportRequest(url: server.url + "/page"))
        }
        #expect(error?.code == .tls)
        #expect(error?.phase == .connect)
    }

    @Test func aCertificateForAnotherNameIsRefused() async throws {
        let server = try await TLSServer.start()
        let transport = try CurlTransport(TransportConfiguration(caFile: server.authority))
        let error = await #expect(throws: TransportError.self) {
            try await transport.send(
                TransportRequest(url: "https://127.0.0.1:\(server.port)/page"))
        }
        #expect(error?.code == .tls)
    }
}

/// `openssl s_server` on a free port with a throwaway authority and a certificate for `localhost`, serving one page.
final class TLSServer: Sendable {
    struct Failure: Error { let output: String }

    static var isInstalled: Bool { access("/usr/bin/openssl", X_OK) == 0 }

    let authority: String
    let port: UInt16
    private let folder: String
    private let process: pid_t

    var url: String { "https://localhost:\(port)" }

    private init(authority: String, port: UInt16, folder: String, process: pid_t) {
        (self.authority, self.port, self.folder, self.process) = (authority, port, folder, process)
    }

    deinit {
        kill(process, SIGKILL)
        for name in ["ca.key", "ca.pem", "cert.pem", "key.pem", "page"] { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    /// Starts a server, on a thread of its own because making keys blocks.
    static func start() async throws -> TLSServer {
        let result: Result<TLSServer, Failure> = await withCheckedContinuation { continuation in
            startThread {
                do throws(Failure) {
                    continuation.resume(returning: .success(try launch()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    private static let script = """
        set -e
        folder=$(mktemp -d)
        cd "$folder"
        key="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
        openssl req -x509 $key -keyout ca.key -out ca.pem -subj "/CN=Chaka test"
        openssl req -x509 $key -CA ca.pem -CAkey ca.key -keyout key.pem -out cert.pem -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE
        printf 'HTTP/1.0 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\nallin\\n' >page
        echo "STARTED $folder $$"
        exec openssl s_server -HTTP -4 -accept 127.0.0.1:0 -cert cert.pem -key key.pem
        """

    private static func launch() throws(Failure) -> TLSServer {
        guard let output = popen("exec 2>&1 </dev/null\n" + script, "r") else { throw Failure(output: "no shell") }
        // The pipe stays open: the server writes a line for each request.
        var (text, words) = ("", [Substring]())
        var line = [CChar](repeating: 0, count: 4096)
        while fgets(&line, Int32(line.count), output) != nil {
            let content = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            text += content
            if content.hasPrefix("STARTED") { words = content.split { $0 == " " || $0 == "\n" } }
            guard content.hasPrefix("ACCEPT"), words.count == 3, let process = pid_t(words[2]),
                let port = content.split(separator: ":").last.flatMap({ UInt16($0.prefix { $0 != "\n" }) })
            else { continue }
            let folder = String(words[1])
            return TLSServer(authority: folder + "/ca.pem", port: port, folder: folder, process: process)
        }
        pclose(output)
        throw Failure(output: text)
    }
}
