import Foundation

/// Spanish to English over HTTP: the gateway beside Debian's `apertium-apy`, sixteen kept connections each.
enum ApertiumBenchmark {
    private static let peer = "/usr/bin/apertium-apy"

    static func run() throws {
        guard LoadGenerator.isInstalled, FileManager.default.isExecutableFile(atPath: peer) else {
            print("  skipped, needs the Debian packages wrk and apertium-apy")
            return
        }
        let load = LoadGenerator(connections: 16, seconds: 8)
        let warmUp = LoadGenerator(connections: 16, seconds: 2)
        let apy = try MeasuredServer(peer, ["-p", "{port}", "/usr/share/apertium/modes"])
        defer { apy.stop() }
        try apy.waitUntilReady("/translate?langpair=spa%7Ceng&q=Hola")
        let forms = sentences.map {
            "langpair=spa%7Ceng&q=" + ($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
        }
        func measureAPY(_ load: LoadGenerator) throws -> LoadGenerator.Report {
            try load.run(
                port: apy.port, path: "/translate", contentType: "application/x-www-form-urlencoded", bodies: forms)
        }
        _ = try measureAPY(warmUp)
        let theirs = try measureAPY(load)
        print(theirs.line("apertium-apy"))
        let folder = try GatewayFolder(reviewed: [])
        defer { folder.remove() }
        let gateway = try folder.start()
        defer { gateway.stop() }
        try gateway.waitUntilReady("/readyz")
        let bodies = sentences.map { #"{"text": "\#($0)", "source": "es", "target": "en"}"# }
        func measureGateway(_ load: LoadGenerator) throws -> LoadGenerator.Report {
            try load.run(port: gateway.port, path: "/v1/translate", contentType: "application/json", bodies: bodies)
        }
        _ = try measureGateway(warmUp)
        let ours = try measureGateway(load)
        print(ours.line("gateway"))
        print("  ratio: \(twoDecimals(ours.requestsPerSecond / theirs.requestsPerSecond)) (must 2, aim 4)")
    }

    private static let sentences = """
        La posta de salud atiende a los vecinos desde las ocho de la mañana.
        Mi abuela vende papas y maíz en el mercado del pueblo cada domingo.
        El médico dijo que el niño tiene que tomar mucha agua limpia.
        Para pedir el documento usted necesita una foto y su partida.
        Los maestros de la escuela hablan con los padres una vez al mes.
        La carretera está cerrada porque la lluvia se llevó el puente viejo.
        Queremos que el agua llegue a todas las casas de la comunidad.
        El juez leyó los papeles y después escuchó a las dos familias.
        Si usted tiene fiebre alta vaya al hospital lo más pronto posible.
        Las mujeres del valle tejen mantas de lana con muchos colores vivos.
        El alcalde prometió una nueva biblioteca para los jóvenes de este barrio.
        Nadie puede entrar en la oficina después de las cinco de la tarde.
        Mi hermano compró un caballo negro y dos vacas en la feria.
        La enfermera lavó la herida con cuidado y puso una venda blanca.
        El programa social paga cada dos meses a las personas mayores pobres.
        Hay que guardar el recibo porque la oficina lo va a pedir.
        El maestro enseña a leer en la lengua que los niños hablan.
        La reunión empieza a las diez y termina antes de la comida.
        Los perros cuidan las ovejas en la montaña durante toda la noche.
        Ella escribió una carta larga a su hija que vive en la ciudad.
        El viento fuerte rompió el techo de la escuela el martes pasado.
        Tenemos derecho a hablar nuestra lengua en el hospital y en el juzgado.
        El banco abre a las nueve y siempre hay mucha gente esperando.
        Los campesinos siembran la papa cuando llegan las primeras lluvias del año.
        Usted puede pagar el impuesto en la oficina o en el banco.
        La niña perdió su cuaderno azul en el camino a la escuela.
        Después del terremoto las familias durmieron en la plaza varias noches frías.
        El presidente de la comunidad firmó el acta delante de todos nosotros.
        No hay medicinas en la posta y el camión llega el viernes.
        Mi padre trabajó veinte años en la mina y ahora está enfermo.
        La vacuna es gratis para todos los niños menores de cinco años.
        El río crece en febrero y a veces entra en las casas.
        Los jóvenes salen a la ciudad porque en el campo falta trabajo.
        Pregunte en la puerta tres dónde se entrega la solicitud de ayuda.
        El abogado explicó que la tierra pertenece a toda la comunidad campesina.
        Los estudiantes limpiaron el parque y plantaron árboles pequeños cerca del río.
        La sopa de quinua con verduras es buena para las madres jóvenes.
        Si pierde su documento debe avisar a la policía ese mismo día.
        En la noche hace mucho frío y las ovejas duermen muy juntas.
        La radio del pueblo da las noticias en dos lenguas cada mañana.
        """.split(separator: "\n").map(String.init)
}
