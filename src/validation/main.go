// Command validation tells what an API server would refuse of manifests, and what it would warn of.
//
//	validation [-definitions FOLDER] [-exceptions FILE] FILE|FOLDER...
//	validation [-definitions FOLDER] -rows FOLDER
//
// It needs no cluster: the code that judges is the API server's own (see admission.go). Each finding is one line; below it stands what
// the document was made from, where the line before the document says so. The exit status is 1 where something was found, and 2
// where something could not be read.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("validation: ")
	definitions := flag.String("definitions", "", "folder of CustomResourceDefinitions, for the kinds of other projects")
	exceptions := flag.String("exceptions", "", "file of findings that are kept, each with its reason")
	rows := flag.String("rows", "", "folder of rows that a test of synth has, to be judged instead of files")
	unused := flag.Bool("unused", false, "exceptions that match nothing are findings, too")
	flag.Parse()

	kept, err := readExceptions(*exceptions)
	exitOn(err)
	custom, err := readDefinitions(*definitions)
	exitOn(err)
	if *rows != "" {
		count, found, err := judgeRows(newServer(custom), *rows)
		exitOn(err)
		for _, each := range found {
			fmt.Println(each)
		}
		fmt.Fprintf(os.Stderr, "validation: %d rows; %d findings\n", count, len(found))
		if len(found) > 0 {
			os.Exit(1)
		}
		return
	}
	files, err := manifests(flag.Args())
	exitOn(err)
	if len(files) == 0 {
		exitOn(fmt.Errorf("no manifests in %s", strings.Join(flag.Args(), " ")))
	}

	report := validateAll(newServer(custom), files)
	found := report.without(kept)
	for _, each := range found {
		fmt.Println(each)
	}
	if *unused {
		for _, exception := range kept.unused() {
			fmt.Printf("%s: nothing is found that this exception keeps: %s\n", *exceptions, exception)
			found = append(found, finding{})
		}
	}
	fmt.Fprintf(os.Stderr, "validation: %d objects of %d files (%d of them different); %d findings\n",
		report.objects, len(files), report.different, len(found))
	if report.unread != nil {
		exitOn(report.unread)
	}
	if len(found) > 0 {
		os.Exit(1)
	}
}

func exitOn(err error) {
	if err != nil {
		log.Print(err)
		os.Exit(2)
	}
}

// manifests lists the YAML files among the arguments and in folders of theirs, sorted.
func manifests(arguments []string) ([]string, error) {
	var files []string
	for _, argument := range arguments {
		err := filepath.WalkDir(argument, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && (path == argument || filepath.Ext(path) == ".yaml") {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	sort.Strings(files)
	return files, nil
}

// report is what was found in all files.
type report struct {
	findings  []finding
	objects   int
	different int
	unread    error
}

// validateAll uses all cores; the findings come in the order of the files.
func validateAll(server *server, files []string) report {
	judge := &judge{server: server, known: map[string]*verdict{}}
	findings := make([][]finding, len(files))
	errs := make([]error, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.NumCPU() {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for index := range next {
				findings[index], errs[index] = judge.file(files[index])
			}
		}()
	}
	for index := range files {
		next <- index
	}
	close(next)
	workers.Wait()

	all := report{objects: judge.objects, different: len(judge.known)}
	for index := range files {
		all.findings = append(all.findings, findings[index]...)
		if all.unread == nil {
			all.unread = errs[index]
		}
	}
	return all
}
