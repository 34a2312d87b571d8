import Testing
import TextProcessing
import Training

struct BilingualRootTests {
    private let orthography: OrthographyCatalog

    init() throws { orthography = try OrthographyCatalog(directory: TestPlaces.root + "/lexicons/orthography") }

    @Test("roots of another variety are converted, and odd rows left out")
    func tagged() throws {
        let text =
            "es_lemma\teagles_pos\tquz_root\ncomer\tV\tmikhu\ncomer\tV\tmikhu\nCasa\tN\twasi\nagua\tN\tunu\n"
            + "trabajador\tA\tllank'aq\n10\tA\tchunka\na cada rato\tR\t++Intrup\n[??:01]\tN\tkilla\na menudo\tR\tpasaq\n"
        try TestPlaces.withFiles([Array(text.utf8)]) { paths in
            let roots = try BilingualRoot.read(path: paths[0], target: .chankaQuechua, orthography: orthography)
            #expect(
                roots == [
                    BilingualRoot(lemma: "comer", partOfSpeech: .verb, root: "miku"),
                    BilingualRoot(lemma: "casa", partOfSpeech: .noun, root: "wasi"),
                    BilingualRoot(lemma: "agua", partOfSpeech: .noun, root: "yaku"),
                    BilingualRoot(lemma: "trabajador", partOfSpeech: .adjective, root: "llamkaq"),
                    BilingualRoot(lemma: "a menudo", partOfSpeech: .other, root: "pasaq"),
                ])
            let same = try BilingualRoot.read(path: paths[0], target: .collaoQuechua, orthography: orthography)
            #expect(same.map(\.root) == ["mikhu", "wasi", "unu", "llankʼaq", "pasaq"])
        }
    }

    @Test("an Apertium dictionary gives stems of verbs, but not what is said one way only")
    func dictionary() throws {
        let text =
            "quz\tquz_pos\tes\tes_pos\tdir\nmikhuy\tvblex\tcomer\tvblex\t\nwasi\tn\tcasa\tn.f\tRL\n"
            + "ispay\tvblex\torinar\tvblex\tLR\nichaqa\tcnjadv\tpero\tcnjadv\t\n"
        try TestPlaces.withFiles([Array(text.utf8)]) { paths in
            let roots = try BilingualRoot.read(path: paths[0], target: .chankaQuechua, orthography: orthography)
            #expect(
                roots == [
                    BilingualRoot(lemma: "comer", partOfSpeech: .verb, root: "miku"),
                    BilingualRoot(lemma: "casa", partOfSpeech: .noun, root: "wasi"),
                    BilingualRoot(lemma: "pero", partOfSpeech: .other, root: "ichaqa"),
                ])
        }
    }

    @Test(
        "the shipped lexicon gives stems of verbs",
        arguments: [
            (LanguageVariety.chankaQuechua, BilingualRoot(lemma: "ir", partOfSpeech: .verb, root: "ri")),
            (.chankaQuechua, BilingualRoot(lemma: "noche", partOfSpeech: .noun, root: "tuta")),
            (.centralAymara, BilingualRoot(lemma: "ir", partOfSpeech: .verb, root: "sara")),
            (.centralAymara, BilingualRoot(lemma: "esperar", partOfSpeech: .verb, root: "suytʼa")),
        ])
    func shipped(target: LanguageVariety, root: BilingualRoot) throws {
        let roots = try BilingualRoot.read(
            path: TestPlaces.root + "/lexicons/civic.tsv", target: target, orthography: orthography)
        #expect(roots.contains(root))
    }

    @Test("a table without roots and a missing file are errors")
    func faults() throws {
        try TestPlaces.withFiles([Array("es_lemma\teagles_pos\troot\ncasa\tN\twasi\n".utf8)]) { paths in
            #expect(throws: PreparationError.missingColumn(file: paths[0], column: "quy_root")) {
                try BilingualRoot.read(path: paths[0], target: .chankaQuechua, orthography: orthography)
            }
        }
        #expect(throws: (any Error).self) {
            try BilingualRoot.read(path: "/no/such/file", target: .chankaQuechua, orthography: orthography)
        }
    }

    @Test(
        "the Spanish and Quechua texts and their lexicon give about a hundred and fifty thousand facts",
        .enabled(if: TestPlaces.hasSharedData, Comment(rawValue: TestPlaces.absence)))
    func realFacts() throws {
        var spanish: [String] = []
        var quechua: [String] = []
        for (folder, tag, names) in [
            ("es-quy", "quy", ["dict", "handbook"]),
            ("es-quz", "quz", ["peconst", "constitucion-simplified", "reglamento", "cosude", "dw", "fundacion"]),
            ("es-quh", "quh", ["boconst"]),
        ] {
            for name in names {
                let path = "\(TestPlaces.sharedData)/train/\(folder)/\(name)"
                let variety = try LanguageVariety(parsing: tag)
                let corpus = try ParallelCorpus(
                    sourcePath: path + ".es", targetPath: "\(path).\(tag)", sourceVariety: .spanish,
                    targetVariety: variety)
                spanish += corpus.source
                quechua +=
                    tag == "quy"
                    ? corpus.target
                    : try VarietyConverter(catalog: orthography, from: variety).convert(corpus.target).texts
            }
        }
        let roots = try BilingualRoot.read(
            path: TestPlaces.sharedData + "/lexicon/squoia.es-quz.tsv", target: .chankaQuechua,
            orthography: orthography)
        let morphology = try MorphologyCatalog(directory: TestPlaces.root + "/lexicons/morphology")
        let generator = LexiconFactGenerator(lexicon: roots, target: .chankaQuechua, morphology: morphology)
        let facts = generator.facts(sourceText: spanish, targetText: quechua)
        #expect((140_000...170_000).contains(facts.count))
        #expect(facts.contains(LexiconFact(source: "en la casa", target: "wasipi", kind: .template)))
        #expect(generator.inflections(targetText: quechua).count == 300_000)
    }
}
