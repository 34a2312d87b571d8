import Corpora
import Foundation
import Store
import Testing

struct DurabilityTests {
    /// Copies the files as they lie on disk while the database is open: what a killed process leaves behind.
    private func crashCopy(of directory: String, walBytesLost: Int = 0) throws -> String {
        let copy = try temporaryDirectory()
        for suffix in ["", "-wal"] {
            let name = "/" + GatewayDatabase.fileName + suffix
            var data = try Data(contentsOf: URL(filePath: directory + name))
            if suffix == "-wal" { data = data.dropLast(walBytesLost) }
            try data.write(to: URL(filePath: copy + name))
        }
        return copy
    }

    @Test("an acknowledged write is in the files of a process killed right after it")
    func acknowledgedWriteSurvives() throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory)
        for number in 1...5 {
            try database.upsertUnits([sampleUnit("k\(number)")], by: "a", reason: "r")
            let survivor = try GatewayDatabase(dataDirectory: try crashCopy(of: directory))
            #expect(try survivor.counts().units == number)
            #expect(survivor.index.count == number)
        }
        try database.close()
    }

    @Test("a torn last commit is dropped and every earlier one is kept", arguments: [1, 100, 4096])
    func tornWrite(bytesLost: Int) throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory)
        try database.upsertUnits([sampleUnit("k1")], by: "a", reason: "r")
        try database.upsertUnits([sampleUnit("k2")], by: "a", reason: "r")
        let survivor = try GatewayDatabase(dataDirectory: try crashCopy(of: directory, walBytesLost: bytesLost))
        #expect(try survivor.units().map(\.key) == ["k1"])
        #expect(try survivor.integrityProblems().isEmpty)
        try database.close()
    }

    @Test("opens again, and a second connection sees what the first one wrote")
    func reopens() throws {
        let directory = try temporaryDirectory() + "/deep/er"
        let first = try GatewayDatabase(dataDirectory: directory)
        let second = try GatewayDatabase(dataDirectory: directory)
        try first.upsertUnits([sampleUnit()], by: "a", reason: "r")
        #expect(second.index.count == 0)
        try second.reloadIndex()
        #expect(second.index.count == 1)
        try first.close()
        try second.close()
        #expect(try GatewayDatabase(dataDirectory: directory).counts().units == 1)
    }

    @Test("refuses a folder that cannot be used", arguments: ["/dev/null/x", "/dev/null"])
    func unusableDirectory(path: String) {
        #expect { try GatewayDatabase(dataDirectory: path) } throws: {
            ($0 as? StoreError)?.code == "store.unusable-directory"
        }
    }

    @Test("refuses a file that is no database and leaves its bytes alone")
    func notADatabase() throws {
        let directory = try temporaryDirectory()
        let path = directory + "/" + GatewayDatabase.fileName
        let bytes = Data("not a database, but somebody's only copy".utf8)
        try bytes.write(to: URL(filePath: path))
        #expect { try GatewayDatabase(dataDirectory: directory) } throws: {
            ($0 as? StoreError)?.code == "store.corrupt-database"
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }

    @Test("refuses a database with overwritten pages", arguments: [1, 2])
    func overwrittenPages(page: Int) throws {
        let directory = try temporaryDirectory()
        let database = try GatewayDatabase(dataDirectory: directory)
        try database.upsertUnits((1...200).map { sampleUnit("k\($0)") }, by: "a", reason: "r")
        try database.close()
        let path = directory + "/" + GatewayDatabase.fileName
        var data = try Data(contentsOf: URL(filePath: path))
        try #require(data.count > 4 * 4096)
        let start = page == 1 ? 100 : page * 4096
        data.replaceSubrange(start..<(start + 3000), with: Data(repeating: 0xEE, count: 3000))
        try data.write(to: URL(filePath: path))
        #expect { try GatewayDatabase(dataDirectory: directory) } throws: {
            ($0 as? StoreError)?.code == "store.corrupt-database"
        }
    }
}

struct FollowingTests {
    @Test("a change of another process is seen once, own changes are not foreign")
    func follows() throws {
        let directory = try temporaryDirectory()
        let server = try GatewayDatabase(dataDirectory: directory)
        let command = try GatewayDatabase(dataDirectory: directory)
        #expect(try !server.followOtherProcesses())
        try server.upsertUnits([sampleUnit("a", spanish: "uno", state: .approved)], by: "ana", reason: "r")
        #expect(try !server.followOtherProcesses())
        try command.upsertUnits([sampleUnit("b", spanish: "dos", state: .approved)], by: "ana", reason: "r")
        #expect(server.index.count == 1)
        #expect(try server.followOtherProcesses())
        #expect(server.index.count == 2)
        #expect(try !server.followOtherProcesses())
    }
}
