import Foundation
import Glibc

/// Trains the models of the real corpora as a user does, then measures them against bars and peers: `make bench-engine`.
enum EngineBenchmark {
    private struct Training {
        let recipe: String
        let must: Double
        let aim: Double
        let bundle: String
        let cost: Command.Result
        let stages: [String: Double]
    }

    static func run() throws {
        guard SharedCorpora.arePresent else {
            print("  skipped: no corpora in \(SharedCorpora.folder); CHAKA_SHARED_DATA names another folder")
            return
        }
        let program =
            ProcessInfo.processInfo.environment["CHAKA"]
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
                "chaka"
            ).path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            print("  skipped: \(program) is absent; make build makes it")
            return
        }
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("chaka-\(UUID())")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }  // a left-over folder does no harm
        let trainings = try [("es-quy", 90.0, 40.0), ("es-ay", 120, 60)].map { recipe, must, aim in
            try train(recipe, must: must, aim: aim, program: program, folder: work.path)
        }
        try printQuality(trainings, work: work.path)
        print("")
        print(Bar.header("speed and size"))
        for training in trainings {
            let stages = training.stages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key) \(Bar.decimal($0.value, 1))" }.joined(separator: ", ")
            print(
                Bar(
                    name: "\(training.recipe) both trainings, wall s", measured: [training.cost.wall],
                    must: [training.must], aim: [training.aim], direction: .lowerIsBetter,
                    remark: "\(Bar.decimal(training.cost.processor, 1)) processor seconds"
                ).line)
            print("    \(stages)")
        }
        fflush(nil)
        let table = SpeedTable(work: work.path)
        if let last = trainings.last {
            try table.printKernels(SharedCorpora(recipe: last.recipe), bundle: last.bundle, name: last.recipe)
        }
        for training in trainings {
            fflush(nil)
            try table.printBundle(training.bundle, name: training.recipe)
        }
    }

    private static func train(
        _ recipe: String, must: Double, aim: Double, program: String, folder: String
    ) throws -> Training {
        let bundle = "\(folder)/\(recipe)"
        let cost = try Command("scripts/train-shared", [recipe, bundle], environment: ["CHAKA": program]).run()
        struct Report: Decodable { var seconds: [String: Double] }
        // The report of the reverse direction, made last, has the stages of both.
        let data = try Data(contentsOf: URL(fileURLWithPath: bundle + ".reverse/report.json"))
        let stages = try JSONDecoder().decode(Report.self, from: data).seconds
        return Training(recipe: recipe, must: must, aim: aim, bundle: bundle, cost: cost, stages: stages)
    }

    private static func printQuality(_ trainings: [Training], work: String) throws {
        guard let scorer = PeerTools.sacrebleu else {
            print("  quality skipped: no sacrebleu in \(PeerTools.pythonTools); scripts/bootstrap bench makes it")
            return
        }
        print(Bar.header("chrF++ / chrF by sacrebleu"))
        for training in trainings {
            fflush(nil)
            let text = try SharedCorpora(recipe: training.recipe).targetText()
            let pair = QualityTable.directions.filter {
                $0.source.hasPrefix(training.recipe + ".")
            }
            for direction in pair {
                let isForward = direction.name == training.recipe
                try QualityTable(scorer: scorer, direction: direction, work: work).print(
                    BundleDecoder(folder: isForward ? training.bundle : training.bundle + ".reverse"),
                    words: isForward ? text : nil)
            }
        }
    }
}
