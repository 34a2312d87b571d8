import Corpora
import Foundation
import Testing
import TextProcessing

struct RecipeTests {
    private static let made = """
        id: made
        title: Made up
        licence: {id: CC0-1.0, text: "https://example.org/cc0", terms: [TK Attribution]}
        credit: The village
        domain: news
        verified: true
        sides:
          - {language: es}
          - {language: ay, variety: ayr, orthography: ay-1954, engine: some engine}
        files:
          - name: made.zip
            url: https://example.org/made.zip
            sha256: b8b0b76783024b85797e5cc75064eb83fc5288b41e9654dabc7be6ae944011f6
            size: 12
            members: [made/a.es, made/a.ay]
        texts:
          - {format: moses, files: [a.es, a.ay]}
        faults: [one fault]
        cleaning:
          - drop-empty
          - {step: length-ratio, most: 3}
          - {step: join-apostrophes, sides: [ay]}
        """

    @Test("reads everything a recipe says")
    func reads() throws {
        let recipe = try Recipe(yaml: Self.made, path: "made.yaml")
        #expect(recipe.id == "made" && recipe.source == "made" && recipe.isVerified && recipe.state == .unreviewed)
        #expect(recipe.licence.statement == "CC0-1.0\nhttps://example.org/cc0\nTK Attribution")
        #expect(recipe.sides.map(\.variety.tag) == ["es", "ayr"])
        #expect(recipe.sides[1].orthography.rawValue == "ay-1954")
        #expect(recipe.files[0].location == .url("https://example.org/made.zip"))
        #expect(recipe.files[0].size == 12 && recipe.files[0].line == 11)
        #expect(recipe.texts[0].files == ["a.es", "a.ay"])
        #expect(recipe.options(for: recipe.texts[0]).languages == ["es", "ay"])
        #expect(
            recipe.cleaningSettings
                == "drop-empty ; length-ratio most=3.0 from=20; join-apostrophes sides=ay; ay=some engine")
        let defaults = recipe.defaults
        #expect(defaults.credit == "The village" && defaults.terms == ["TK Attribution"])
        #expect(defaults.varieties["ay"] == .centralAymara)
    }

    @Test(
        "a fault is named with its line",
        arguments: [
            ("title: Made up", "tilte: Made up", "recipe.missing-key", 1),
            ("domain: news", "licens: news", "recipe.unknown-key", 5),
            ("id: made", "id: Made", "recipe.invalid-value", 1),
            ("verified: true", "verified: maybe", "recipe.invalid-value", 6),
            ("verified: true", "state: perfect", "recipe.invalid-value", 6),
            ("variety: ayr", "variety: klingon", "recipe.invalid-value", 9),
            ("variety: ayr", "kind: ayr", "recipe.unknown-key", 9),
            ("size: 12", "size: many", "recipe.invalid-value", 14),
            ("sha256: b8", "sha256: B8", "recipe.invalid-value", 13),
            ("url: https", "adress: https", "recipe.malformed", 11),
            ("name: made.zip", "name: ../made.zip", "recipe.invalid-value", 11),
            ("made/a.ay]", "other/a.es]", "recipe.duplicate-name", 11),
            ("files: [a.es, a.ay]", "files: [a.es, b.ay]", "recipe.unknown-file", 17),
            ("files: [a.es, a.ay]", "files: [a.es]", "recipe.malformed", 17),
            ("format: moses", "format: word", "recipe.invalid-value", 17),
            ("- drop-empty", "- drop-all", "recipe.unknown-step", 20),
            ("most: 3", "least: 3", "recipe.unknown-key", 21),
            ("most: 3", "most: 0", "recipe.invalid-value", 21),
            ("sides: [ay]}", "sides: [qu]}", "recipe.invalid-value", 22),
            ("faults: [one fault]", "faults: one fault", "recipe.malformed", 18),
            ("title: Made up", "title: [", "recipe.malformed", 0),
            ("title: Made up", "id: twice", "recipe.malformed", 0),
        ])
    func faults(found: String, replacement: String, code: String, line: Int) throws {
        let text = Self.made.replacingOccurrences(of: found, with: replacement)
        #expect(text != Self.made)
        let error = try #require(throws: RecipeError.self) { try Recipe(yaml: text, path: "made.yaml") }
        #expect(error.code == code, "\(error)")
        if line > 0 { #expect(error.line == line, "\(error)") }
        #expect(error.description.hasPrefix("made.yaml"))
    }

    @Test("an empty text and a list are no recipes", arguments: ["", "- a", "a"])
    func noRecipe(text: String) throws {
        let error = try #require(throws: RecipeError.self) { try Recipe(yaml: text, path: "made.yaml") }
        #expect(error.code == "recipe.malformed")
    }

    @Test("cleaning counts what each step did, and marks what an engine made")
    func cleaning() throws {
        let recipe = try Recipe(yaml: Self.made, path: "made.yaml")
        var listed = ListedRecords([
            ("agua", "uma"), ("a", String(repeating: "a", count: 30)), ("perro", "t ' ant ' a"),
        ])
        listed.outcomes.insert(.problem(CorpusFileError(file: "a", line: 1, reason: .emptyField("es"))), at: 0)
        listed.outcomes.append(.problem(CorpusFileError(file: "a", line: 9, reason: .invalidUTF8)))
        let reader = recipe.cleaned(listed) { _ in .undetermined }
        var texts: [[String]] = []
        var problems = 0
        while let outcome = try reader.next() {
            switch outcome {
            case .record(let record):
                texts.append(record.variants.map(\.text))
                #expect(record.variants[0].origin == nil)
                #expect(record.variants[1].origin == .machine(engine: "some engine", model: ""))
            case .problem: problems += 1
            }
        }
        #expect(texts == [["agua", "uma"], ["perro", "t'ant'a"]])
        #expect(problems == 1 && reader.records == 4)
        #expect(reader.tallies.map(\.dropped) == [1, 1, 0])
        #expect(reader.tallies.map(\.changed) == [0, 0, 1])
    }

    @Test("every recipe that ships parses, is named by its file, and refers to no local file")
    func shipped() throws {
        let folder = RecipePlaces.root + "/corpora/recipes"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        #expect(names.count >= 15)
        for name in names {
            let recipe = try Recipe(path: folder + "/" + name)
            #expect(recipe.id + ".yaml" == name)
            #expect(!recipe.faults.isEmpty, "\(name): every set has known faults, or none were looked for")
            #expect(LicenceTerms.named(recipe.licence.id) != nil, "\(name): \(recipe.licence.id)")
            for file in recipe.files {
                guard case .url(let url) = file.location else {
                    Issue.record("\(name): \(file.name) is local")
                    continue
                }
                #expect(url.hasPrefix("https://"), "\(name)")
                #expect(!recipe.isVerified || file.sha256 != nil, "\(name): a verified file has a digest")
            }
        }
    }
}
