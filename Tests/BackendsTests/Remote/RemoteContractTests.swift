import Synchronization
import TestSupport
import Testing
import TextProcessing
import Transport

@testable import Backends
@testable import Translation

/// What every service keeps, whatever it speaks.
struct RemoteContractTests {
    private static let texts = ["Hola", "Ñan", "Mayu mʼa", "K'ayta", "Uno <b> & \"dos\"", "kan\u{303}", "Yaku"]

    @Test("batches come back in order", arguments: ServiceCase.all)
    func order(service: ServiceCase) async throws {
        let requests = Mutex(0)
        let server = try service.echoing { _ in requests.withLock { $0 += 1 } }
        let results = await service.translate(Self.texts, with: try service.backend(server.url))
        #expect(results.map { try? $0.get().text } == Self.texts.map { "q: " + $0 })
        let batches = (Self.texts.count + service.batch - 1) / service.batch
        #expect(requests.withLock(\.self) == batches)
    }

    @Test(
        "nothing is sent for nothing, for the past, for the cancelled, for another direction",
        arguments: ServiceCase.all)
    func unsent(service: ServiceCase) async throws {
        let server = try service.echoing()
        let backend = try service.backend(server.url)
        let segment = SegmentInput(text: "Hola")
        #expect(await service.translate([], with: backend).isEmpty)
        let late = await backend.translate([segment], pair: ServiceCase.pair, deadline: .now - .seconds(1))
        #expect(late.map(\.failureCode) == [.deadlineExceeded])
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await service.translate(["Hola"], with: backend)
        }
        #expect(await task.value.map(\.failureCode) == [.cancelled])
        let reversed = await backend.translate(
            [segment], pair: ServiceCase.pair.reversed, deadline: .now + .seconds(60))
        #expect(reversed.map(\.failureCode) == [.refusedInput])
        let long = await service.translate([String(repeating: "a", count: 1001)], with: backend)
        #expect(long.map(\.failureCode) == [.refusedInput])
        #expect(server.acceptCount == 0)
    }

    @Test("a failed batch fails its own segments", arguments: ServiceCase.all)
    func neighbours(service: ServiceCase) async throws {
        let server = try ScriptedServer.answering { request in
            let texts = (try? service.texts(request)) ?? []
            return texts.contains("Yaku")
                ? ScriptedServer.answer(500, body: "Yaku") : ScriptedServer.answer(200, body: service.reply(texts))
        }
        let results = await service.translate(Self.texts, with: try service.backend(server.url))
        #expect(results.map(\.failureCode) == Array(repeating: nil, count: 6) + [.unavailable])
    }

    @Test("a refused segment is found by halving", arguments: ServiceCase.all)
    func halving(service: ServiceCase) async throws {
        let requests = Mutex(0)
        let server = try ScriptedServer.answering { request in
            requests.withLock { $0 += 1 }
            let texts = (try? service.texts(request)) ?? []
            return texts.contains("Mayu mʼa")
                ? ScriptedServer.answer(400, body: "{}") : ScriptedServer.answer(200, body: service.reply(texts))
        }
        let backend = try service.backend(server.url, limits: RemoteLimits(segments: 50, characters: 1000))
        let results = await service.translate(Self.texts, with: backend)
        #expect(results.map(\.failureCode) == [nil, nil, .refusedInput, nil, nil, nil, nil])
        #expect(requests.withLock(\.self) == 7)
    }

    @Test("a service that refuses everything is not asked without end", arguments: ServiceCase.all)
    func refusesAll(service: ServiceCase) async throws {
        let requests = Mutex(0)
        let server = try ScriptedServer.answering { _ in
            requests.withLock { $0 += 1 }
            return ScriptedServer.answer(400, body: "{}")
        }
        let backend = try service.backend(server.url, limits: RemoteLimits(segments: 64, characters: 10_000))
        let results = await service.translate((0..<48).map { "a\($0)" }, with: backend)
        #expect(results.allSatisfy { $0.failureCode == .refusedInput })
        let own = service.makeDialect(RemoteEndpoint(url: server.url)).limits.segments
        let most = service.batch == 1 ? 48 : 13 * ((47 + own) / own)
        #expect(requests.withLock(\.self) <= most)
    }

    @Test("protected spans come back as they were", arguments: ServiceCase.all)
    func protectedSpans(service: ServiceCase) async throws {
        let text = #"Llama a <b>{n}</b> & "ñan" k'a mʼa *ya"#
        let spans = ["<b>", "{n}", "</b>", "k'a"].map { part in
            let range = Array(text.utf8).firstRange(of: Array(part.utf8)) ?? 0..<0
            return ByteRange<NormalizedForm>(range)
        }
        let segments = [SegmentInput(text: text, protectedSpans: spans), SegmentInput(text: "5 < 6 & 'x'")]
        let server = try service.echoing()
        let results = try await service.backend(server.url).translate(
            segments, pair: ServiceCase.pair, deadline: .now + .seconds(60))
        #expect(try results.map { try $0.get().text } == ["q: " + text, "q: 5 < 6 & 'x'"])
    }

    @Test("cancelling closes the connection", arguments: ServiceCase.all)
    func cancellation(service: ServiceCase) async throws {
        let (arrived, ended) = (Event(), Event())
        let server = try ScriptedServer { connection, _ in
            guard connection.readRequest() != nil else { return }
            arrived.raise()
            if connection.waitForEnd() { ended.raise() }
        }
        let backend = try service.backend(server.url)
        let task = Task { await service.translate(["Hola"], with: backend) }
        await arrived.wait()
        task.cancel()
        #expect(await task.value.map(\.failureCode) == [.cancelled])
        await ended.wait()
    }

    @Test("no more requests at a time than allowed, over all calls", arguments: ServiceCase.all)
    func concurrency(service: ServiceCase) async throws {
        let load = Mutex((now: 0, most: 0))
        let server = try ScriptedServer.answering { request in
            load.withLock { load in
                load.now += 1
                load.most = max(load.most, load.now)
            }
            defer { load.withLock { $0.now -= 1 } }
            return ScriptedServer.answer(200, body: service.reply((try? service.texts(request)) ?? []))
        }
        let backend = try service.backend(
            server.url, limits: RemoteLimits(segments: 1, characters: 1000), concurrency: 2)
        await withTaskGroup(of: [BackendError.Code?].self) { group in
            for _ in 0..<4 {
                group.addTask { await service.translate(Self.texts, with: backend).map(\.failureCode) }
            }
            for await codes in group { #expect(codes == Array(repeating: nil, count: Self.texts.count)) }
        }
        #expect(load.withLock(\.most) <= 2)
    }

    @Test("health", arguments: ServiceCase.all)
    func health(service: ServiceCase) async throws {
        let status = Mutex(200)
        let server = try ScriptedServer.answering { _ in
            ScriptedServer.answer(status.withLock(\.self), body: ServiceCase.key)
        }
        let backend = try service.backend(server.url)
        let asks = service.makeDialect(RemoteEndpoint(url: server.url)).healthRequest != nil
        #expect(await backend.health() == .healthy)
        for code in [503, 401] {
            status.withLock { $0 = code }
            let health = await backend.health()
            #expect(health.isHealthy == !asks)
            #expect(health.remedy?.contains(ServiceCase.key) != true)
            if code == 401, asks { #expect(health.remedy?.contains("backends.services[remote].keyFile") == true) }
        }
        if asks {
            let remedy = try await service.backend("http://127.0.0.1:1").health().remedy
            #expect(remedy?.contains("backends.services[remote].url") == true)
        }
    }

    @Test("the key is printed nowhere", arguments: ServiceCase.all)
    func secrecy(service: ServiceCase) async throws {
        let server = try ScriptedServer.answering { _ in
            ScriptedServer.answer(service.refusal.status, body: service.refusal.body)
        }
        let backend = try service.backend(server.url)
        let results = await service.translate(["Texto privado"], with: backend)
        #expect(results.map(\.failureCode) == [.unavailable])
        #expect(results.map { $0.error?.explanation.contains("backends.services[remote].keyFile") } == [true])
        let endpoint = RemoteEndpoint(
            url: server.url, key: RemoteKey(ServiceCase.key),
            headers: [RemoteHeader(name: "X-Pass", value: RemoteKey(ServiceCase.key))])
        var printed = ""
        for value in [backend, backend.description, results, endpoint, service.makeDialect(endpoint)] as [Any] {
            printed += String(describing: value) + String(reflecting: value)
            dump(value, to: &printed)
        }
        #expect(!printed.contains(ServiceCase.key))
        #expect(!printed.contains("privado"))
    }
}
