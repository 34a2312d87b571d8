import Foundation
import Glibc

/// `chaka corpus import` beside the `sqlite3` shell: 500,000 pairs from one TSV file, by turns, the best of three.
///
/// The shell does two things, in WAL mode as we do: `same` fills the same tables, columns and indexes, with random bytes
/// for what it cannot compute (identifiers, digests); `bare` only puts the two columns into a table and indexes their
/// words. Neither normalizes, digests, checks or keeps who did what.
enum ImportBenchmark {
    private static let pairs = 500_000
    private static let rounds = 3
    private static let mustReach = 0.5
    private static let mustStayUnder = 200.0

    static func run() throws {
        guard let shell = Command.path(of: "sqlite3") else {
            print("  skipped: no sqlite3; scripts/bootstrap bench installs it")
            return
        }
        guard FileManager.default.isExecutableFile(atPath: PeerTools.chaka) else {
            print("  skipped: \(PeerTools.chaka) is absent; make build makes it")
            return
        }
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-\(UUID())")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }  // a left-over folder does no harm
        let file = work.appendingPathComponent("pairs.tsv")
        let bytes = try GeneratedPairs.write(pairs, to: file)
        print("  \(pairs) pairs, \(bytes >> 20) MiB; wall and processor seconds, best of \(rounds)")
        let schema = try schema(shell, work)
        let scripts = [
            ("same", ShellImport.same(file: file.path, schema: schema)), ("bare", ShellImport.bare(file: file.path)),
        ]
        var best: [String: (wall: Double, processor: Double)] = [:]
        var peak = 0.0
        for _ in 0..<rounds {
            for (name, script) in scripts {
                let database = work.appendingPathComponent("shell.db").path
                try clear(database)
                note(try Command(shell, [database], input: script).run(), as: name, in: &best)
            }
            let folder = work.appendingPathComponent("data")
            if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
            note(try importing(file, into: folder), as: "chaka", in: &best)
            peak = max(peak, peakOfChildren())
        }
        guard let ours = best["chaka"] else { return }
        for name in ["same", "bare", "chaka"] {
            guard let row = best[name] else { continue }
            let ratio = row.wall / ours.wall
            let bar = name == "same" ? Bar.verdict(ratio >= mustReach, "must 0.5") : ""
            print(
                "  \(Bar.cell(name, 6)) \(Bar.cell(Bar.decimal(row.wall, 1), 6)) s wall"
                    + " \(Bar.cell(Bar.decimal(row.processor, 1), 6)) s processor"
                    + "  \(Int(Double(pairs) / row.wall)) pairs/s"
                    + (name == "chaka" ? "" : "  ours to it \(Bar.decimal(ratio, 2))\(bar)"))
        }
        print("  peak memory at most \(Int(peak)) MiB\(Bar.verdict(peak < mustStayUnder, "must 200"))")
    }

    private static func note(
        _ result: Command.Result, as name: String, in best: inout [String: (wall: Double, processor: Double)]
    ) {
        guard result.wall < best[name]?.wall ?? .infinity else { return }
        best[name] = (result.wall, result.processor)
    }

    private static func importing(_ file: URL, into folder: URL) throws -> Command.Result {
        try Command(
            PeerTools.chaka,
            [
                "corpus", "import", file.path, "--format", "tsv", "--languages", "es,quy", "--source", "bench",
                "--licence", "CC0-1.0", "--domain", "general", "--data-dir", folder.path,
            ]
        ).run()
    }

    /// The statements of the tables that an import fills, as an import of one pair made them.
    private static func schema(_ shell: String, _ work: URL) throws -> String {
        let file = work.appendingPathComponent("one.tsv")
        try GeneratedPairs.write(1, to: file)
        let folder = work.appendingPathComponent("one")
        _ = try importing(file, into: folder)
        return try Command(
            shell,
            [
                folder.appendingPathComponent("chaka.sqlite").path,
                """
                SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL
                AND tbl_name IN ('source', 'unit', 'variant', 'revision', 'variant_search')
                """,
            ]
        ).run().output
    }

    private static func clear(_ database: String) throws {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: database + suffix) {
            try FileManager.default.removeItem(atPath: database + suffix)
        }
    }

    /// Largest resident memory of any child so far, in MiB.
    private static func peakOfChildren() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}
