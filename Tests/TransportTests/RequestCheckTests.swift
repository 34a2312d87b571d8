import TestSupport
import Testing
import Transport

struct RequestCheckTests {
    @Test(arguments: [
        "", " ", "llaqta", "/path", "//host/path", "http://", "http:///path", "ftp://host/", "file:///etc/hostname",
        "gopher://host/", "javascript:alert(1)", "http://user:pass@host/", "http://user@host/", "http://host/a b",
        "http://host/\r\nX: y", "http://host/\u{0}", "http://host/ñ", "http://host:99999/", "http://ho st/",
        "http://[::1",
    ])
    func unusableURLsAreRefused(url: String) async throws {
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(TransportRequest(url: url))
        }
        #expect(error?.code == .invalidRequest)
        #expect(error?.phase == nil)
    }

    @Test(arguments: [
        ("", "v"), ("a b", "v"), ("a:", "v"), ("a\r\nb", "v"), ("ñ", "v"), ("X-A", "v\r\nX-B: w"), ("X-A", "v\nw"),
        ("X-A", "v\rw"), ("X-A", "v\u{0}w"), ("X-A", "\u{7F}"), ("Host", "other"), ("content-length", "3"),
        ("Transfer-Encoding", "chunked"), ("Connection", "close"), ("expect", "100-continue"),
    ])
    func headerInjectionIsRefused(name: String, value: String) async throws {
        let server = try ScriptedServer.answering { _ in ScriptedServer.answer(200) }
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(
                TransportRequest(url: server.url, headers: [TransportHeader(name: name, value: value)]))
        }
        #expect(error?.code == .invalidRequest)
        #expect(server.acceptCount == 0)
    }

    @Test(arguments: ["", "get", "GET ", "G\r\nT", "CONNECT", "TRACE", "ÑA"])
    func unusableMethodsAreRefused(method: String) async throws {
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(TransportRequest(method: method, url: "http://127.0.0.1:1/"))
        }
        #expect(error?.code == .invalidRequest)
    }

    @Test func aRangeIsGivenOnce() async throws {
        let error = await #expect(throws: TransportError.self) {
            try await CurlTransport().send(
                TransportRequest(
                    url: "http://127.0.0.1:1/", headers: [TransportHeader(name: "Range", value: "bytes=3-")], offset: 1)
            )
        }
        #expect(error?.code == .invalidRequest)
    }

    @Test(arguments: [
        ("Retry-After", "retry-after", "7"), ("X-A", "x-a", "1, 2"), ("x-a", "X-A", "1, 2"), ("X-Empty", "x-empty", ""),
        ("X-B", "x-b", "k'anchay ʼ"),
    ])
    func fieldsAreFoundWhateverTheCase(name: String, spelled: String, value: String) {
        let headers = TransportHeaders([
            TransportHeader(name: "Retry-After", value: "7"), TransportHeader(name: "X-A", value: "1"),
            TransportHeader(name: "X-Empty", value: ""), TransportHeader(name: "x-a", value: "2"),
            TransportHeader(name: "X-B", value: "k'anchay ʼ"),
        ])
        #expect(headers[name] == value)
        #expect(headers[spelled] == value)
        #expect(headers["X-"] == nil)
        #expect(headers.count == 5)
        #expect(headers.first == TransportHeader(name: "Retry-After", value: "7"))
    }
}
